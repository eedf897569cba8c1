#pragma once
#include "core/expression/compiled.h"
#include "core/expression/lexer.h"

namespace gantry::expression {

/// A part of the expression whose steps are written already.
struct Operand {
    Type type{};
    QStringList words{}; // that it is one of
    std::size_t code = 0; // where its steps begin
    int constant = -1; // that it is, and nothing else
    int name = -1; // likewise
    int from = 0, end = 0; // of its text
    bool isLiteral(Sort sort) const { return constant >= 0 && type.sort == sort; }
};

/// Kinds and units: what may be done with what, and the steps that do it. Operands are those last written, in their order.
/// Errors: Invalid (column, what stands there, what is wrong with it).
class Checker {
public:
    Checker(const QString& text, Names& names, Compiled& out)
        : m_text(text)
        , m_names(names)
        , m_out(out)
    {
    }

    Operand literal(const Token& token);
    Operand truth(const Token& token, bool value);
    Result<Operand> name(const Token& token);
    Result<Operand> negated(const Token& sign, Operand operand);
    Result<Operand> inverted(const Token& word, Operand operand);
    Result<Operand> joined(const Token& word, Op op, const Operand& left, const Operand& right); // and, or
    Result<Operand> added(const Token& sign, Op op, Operand left, Operand right); // plus, minus
    Result<Operand> multiplied(const Token& sign, const Operand& left, const Operand& right);
    Result<Operand> divided(const Token& sign, Operand left, Operand right);
    Result<Operand> compared(const Token& sign, Relation relation, Operand left, Operand right);
    Result<Operand> among(const Token& word, std::vector<Operand> operands);
    Result<Operand> searched(const Token& word, Op op, const Operand& text, const Operand& part);
    Operand emptiness(const Token& word, const Operand& operand, bool wanted);
    /// `function` as it is written in lower case.
    Result<Operand> called(const Token& function, std::vector<Operand> operands);
    Result<Operand> day(const Token& word, Op op);

    Error wrong(const char* reason, const Token& at, QStringList args) const;

private:
    void emit(Op op, std::size_t arg, int column) { m_out.code.push_back({op, quint16(arg), quint16(column)}); }
    Operand made(Type type, const Operand& first, const Operand& last) const;
    QString shown(const Operand& operand) const;
    Error differing(const Token& at, const Operand& a, const Operand& b, const char* verb) const;
    Error unfit(const Token& at, const Operand& operand, const char* wanted) const;
    int use(const QString& text, int id, Kind kind, const Type& type, bool written);
    /// The one type that all can have, to which they are brought. `compares`: a bare number is no percentage.
    Result<Type> alike(const Token& at, std::span<Operand> operands, const char* verb, bool compares);
    Result<void> adapt(const Token& at, const Operand& operand, const Type& type, std::size_t depth, bool compares);
    Result<void> matchWords(std::span<Operand> operands);
    /// Asks again with each further text that a record goes by, where one is held against texts alone.
    void askOthers(std::span<const Operand> operands, int column);
    Result<Operand> roundedTo(const Token& function, std::vector<Operand>& operands);
    Result<Operand> chosen(const Token& function, std::vector<Operand>& operands);
    Result<Operand> extreme(const Token& function, Op op, std::vector<Operand>& operands);
    void toDays(std::span<const Operand> operands);

    const QString& m_text;
    Names& m_names;
    Compiled& m_out;
    QHash<int, std::vector<std::pair<QString, int>>> m_also; // of a name, its Named::also
};

inline bool isPlain(const Type& t) { return t.sort == Sort::Number || t.sort == Sort::Percent; }
/// May be added to its like, and multiplied by a number.
inline bool isAmount(const Type& t)
{
    return t.sort == Sort::Money || t.sort == Sort::Days || t.sort == Sort::Hours || t.sort == Sort::Rate;
}
inline bool isDay(const Type& t) { return t.sort == Sort::Date || t.sort == Sort::Time; }

} // namespace gantry::expression
