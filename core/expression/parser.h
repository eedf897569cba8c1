#pragma once
#include "core/expression/checker.h"

namespace gantry::expression {

/// How tightly signs and words bind.
enum class Strength : quint8 { None, Or, And, Not, Comparison, Sum, Product, Minus, Atom };
constexpr Strength above(Strength s) { return Strength(quint8(s) + 1); }

/// The grammar: words and signs in the order in which they bind, loosest first: or, and, not, comparisons (which do not chain), + -, * /,
/// the minus before a value. What it meets it hands to the Checker.
class Parser {
public:
    Parser(std::vector<Token> tokens, Checker& checker, Compiled& out)
        : m_tokens(std::move(tokens))
        , m_check(checker)
        , m_out(out)
    {
    }
    Result<Operand> run();

private:
    const Token& here() const { return m_tokens[m_at]; }
    const Token& ahead() const { return m_tokens[std::min(m_at + 1, m_tokens.size() - 1)]; }
    Token take() { return m_tokens[m_at < m_tokens.size() - 1 ? m_at++ : m_at]; }
    Error expected(const char* what) const;
    Result<void> takeSign(QStringView sign, const char* what);
    Result<void> grow(Node::Form form, std::size_t count, const QString& text);
    Result<Operand> noted(Result<Operand> operand, Node::Form form, std::size_t count, const QString& text);

    /// Runs a part of the grammar that may hold itself, as deep as is allowed.
    template <class F> auto deeper(F&& part) -> decltype(part());

    Result<Operand> binary(Strength least);
    Result<Operand> prefix();
    Result<Operand> primary();
    Result<Operand> leaf();
    Result<Operand> call();
    Result<Operand> compared(Operand left);
    Result<Operand> arithmetic(Operand left, Strength strength);
    Result<std::vector<Operand>> list(std::vector<Operand> before);

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    Checker& m_check;
    Compiled& m_out;
    int m_depth = 0;
};

} // namespace gantry::expression
