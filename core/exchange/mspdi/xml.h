#pragma once
#include "core/exchange/bytes.h"
#include "core/exchange/encoding.h"

#include <pugixml.hpp>

namespace gantry::mspdi {

/// xmlText on one line, for names.
QByteArray lineXml(QStringView text);
QByteArray durationXml(WorkTime time); // "PT8H0M0S"

/// An element under construction: values are appended in the order of the calls, which must be that of the format's schema.
class Xml {
public:
    explicit Xml(pugi::xml_node node)
        : m_node(node)
    {
    }
    Xml child(const char* name) { return Xml(m_node.append_child(name)); }
    void raw(const char* name, const QByteArray& value) { m_node.append_child(name).text().set(value.constData()); }
    /// Empty text is not written.
    void line(const char* name, QStringView text)
    {
        if (const QByteArray value = lineXml(text); !value.isEmpty()) raw(name, value);
    }
    void block(const char* name, QStringView text)
    {
        if (const QByteArray value = xmlText(text); !value.isEmpty()) raw(name, value);
    }
    void number(const char* name, qint64 value) { raw(name, QByteArray::number(value)); }
    void flag(const char* name, bool value) { m_node.append_child(name).text().set(value ? "1" : "0"); }
    void decimal(const char* name, qint64 value, int decimals) { raw(name, decimalText(value, decimals).toLatin1()); }
    /// Not written where absent or outside the years 1900 to 2200.
    void time(const char* name, const std::optional<DateTime>& value)
    {
        if (const QByteArray text = value ? timeBytes(*value) : QByteArray(); !text.isEmpty()) raw(name, text);
    }
    /// Not written where absent or below zero.
    void duration(const char* name, const std::optional<WorkTime>& value)
    {
        if (value && value->seconds >= 0) raw(name, durationXml(*value));
    }

private:
    pugi::xml_node m_node;
};

/// The file: each record is built as a small tree, written and forgotten, so that a large plan takes no more memory than its text.
class XmlFile {
public:
    XmlFile();
    void open(const char* name);
    void close(const char* name);
    template <class Fill> void record(const char* name, Fill&& fill)
    {
        m_document.reset();
        Xml element(m_document.append_child(name));
        fill(element);
        print();
    }
    /// Values that stand in the element that was opened last.
    template <class Fill> void values(Fill&& fill)
    {
        m_document.reset();
        Xml all(m_document);
        fill(all);
        print();
    }
    QByteArray take() { return std::move(m_bytes); }

private:
    void print();
    QByteArray m_bytes;
    pugi::xml_document m_document;
};

} // namespace gantry::mspdi
