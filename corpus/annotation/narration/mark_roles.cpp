// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/narration/mark_roles.hpp"

#include "corpus/annotation/letters.hpp"

#include <algorithm>
#include <string_view>

namespace onrecord::corpus::annotation {
namespace {

constexpr char32_t left_double = 0x201C;
constexpr char32_t right_double = 0x201D;
constexpr char32_t low_double = 0x201E;
constexpr char32_t reversed_double = 0x201F;
constexpr char32_t left_single = 0x2018;
constexpr char32_t right_single = 0x2019;
constexpr char32_t low_single = 0x201A;
constexpr char32_t left_angle = 0xAB;
constexpr char32_t right_angle = 0xBB;
constexpr char32_t left_corner = 0x300C;
constexpr char32_t right_corner = 0x300D;

/// Shapes that stand for one another when a pair is looked for.
enum class Family : std::uint8_t { Double, Single, Angle, Corner };

struct Shape {
    char32_t value;
    Family family;
    MarkRole role;  ///< By shape alone; Either: by place.
};

constexpr Shape shapes[] = {
    {'"', Family::Double, MarkRole::Either},
    {left_double, Family::Double, MarkRole::Either},   // closes in German
    {right_double, Family::Double, MarkRole::Either},  // opens in Swedish
    {low_double, Family::Double, MarkRole::Opener},
    {reversed_double, Family::Double, MarkRole::Opener},
    {'\'', Family::Single, MarkRole::Either},
    {'`', Family::Single, MarkRole::Opener},
    {left_single, Family::Single, MarkRole::Either},
    {right_single, Family::Single, MarkRole::Closer},
    {low_single, Family::Single, MarkRole::Opener},
    {0x201B, Family::Single, MarkRole::Opener},
    {0x2039, Family::Single, MarkRole::Either},
    {0x203A, Family::Single, MarkRole::Either},
    {left_angle, Family::Angle, MarkRole::Either},
    {right_angle, Family::Angle, MarkRole::Either},
    {left_corner, Family::Corner, MarkRole::Opener},
    {right_corner, Family::Corner, MarkRole::Closer},
};

const Shape& shape_of(char32_t value) {
    const auto* found = std::find_if(
        std::begin(shapes), std::end(shapes), [&](const Shape& row) { return row.value == value; });
    return found == std::end(shapes) ? shapes[0] : *found;
}

bool is_opening_neighbour(char32_t value) {
    return value == 0 || is_space(value) || value == '(' || value == '[' || value == '/' ||
           value == ':' || (value >= 0x2010 && value <= 0x2015) || value == '-' ||
           value == 0x2026 || value == left_double || value == low_double || value == '"' ||
           value == left_single;
}

bool is_closing_neighbour(char32_t value) {
    static constexpr std::u32string_view signs = U".,;:!?)]/-\u2026";
    return value == 0 || is_space(value) || signs.find(value) != std::u32string_view::npos ||
           (value >= 0x2010 && value <= 0x2015) || value == right_double || value == '"' ||
           value == right_single;
}

MarkRole role_by_place(char32_t before, char32_t after) {
    const bool may_open = is_opening_neighbour(before) && !is_space(after) && after != 0;
    const bool may_close = is_closing_neighbour(after) && !is_space(before) && before != 0;
    // « Nous partons », dit-elle: a space within, a comma behind.
    if (is_space(before) && !is_space(after) && is_closing_neighbour(after)) {
        return MarkRole::Closer;
    }
    if (may_open && !may_close) return MarkRole::Opener;
    if (may_close && !may_open) return MarkRole::Closer;
    return MarkRole::Either;
}

// By shape where the place leaves a doubt: “ opens and ” closes.
MarkRole role_by_shape(char32_t value) {
    if (value == left_double || value == left_angle || value == left_single || value == 0x2039) {
        return MarkRole::Opener;
    }
    if (value == right_double || value == right_angle || value == 0x203A) return MarkRole::Closer;
    return MarkRole::Either;
}

// 6'2" tall.
bool is_inches(const Reading& reading, std::uint32_t token) {
    return token > 2 && reading.tokens[token - 1].kind == TokenKind::Number &&
           reading.tokens[token - 2].kind == TokenKind::Mark &&
           reading.tokens[token - 3].kind == TokenKind::Number;
}

}  // namespace

Mark read_mark(const Reading& reading, std::uint32_t token) {
    const schema::Span span = reading.tokens[token].span;
    const std::string_view text = reading.text;
    Mark mark;
    mark.token = token;
    mark.shape = code_point_at(text, span.begin).value;
    const std::uint32_t once = mark.shape < 0x80 ? 1 : 3;
    if (span.length() == 2 * once) {
        mark.shape = mark.shape == left_single    ? left_double
                     : mark.shape == right_single ? right_double
                                                  : U'"';
    }
    const Shape& shape = shape_of(mark.shape);
    mark.is_single = shape.family == Family::Single;
    mark.role = shape.role;
    if (mark.shape == '"' && is_inches(reading, token)) {
        mark.role = MarkRole::None;
        return mark;
    }
    if (mark.role != MarkRole::Either) return mark;
    const char32_t before = code_point_before(text, span.begin);
    const char32_t after = span.end < text.size() ? code_point_at(text, span.end).value : 0;
    mark.role = role_by_place(before, after);
    // « Nous partons »: with a space within, the shape tells more than what stands outside.
    const bool is_spaced = (mark.shape == left_angle && is_space(after)) ||
                           (mark.shape == right_angle && is_space(before));
    if (is_spaced) mark.role = role_by_shape(mark.shape);
    if (mark.role == MarkRole::Either) mark.role = role_by_shape(mark.shape);
    if (mark.shape == '"' && is_digit(before) && mark.role == MarkRole::Closer) {
        mark.role = MarkRole::Either;  // inches, unless a quote is open
    }
    return mark;
}

bool is_pair(const Mark& opener, const Mark& closer) {
    if (opener.is_single != closer.is_single) return false;
    const Family one = shape_of(opener.shape).family;
    const Family other = shape_of(closer.shape).family;
    return one == other;
}

}  // namespace onrecord::corpus::annotation
