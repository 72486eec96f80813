// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/amounts.hpp"

#include "searcher/check/measures.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <iterator>

namespace onrecord::searcher::check {
namespace {

// `dos cientos treinta y cinco` is 5; nothing below a thousand takes more in the languages known.
constexpr std::size_t longest_spelled = 6;
// `two million three hundred thousand and five`: more parts are no number of a speech.
constexpr std::size_t most_parts = 6;
// A scale so short is one only right behind its digits: `5m`, `11bn`; or before a sign: `2 Md€`.
constexpr std::size_t short_scale_bytes = 2;
constexpr std::size_t longest_fraction = 3;  // `and a half`

double value_of(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

/// Three digits behind one blank: a no-break or thin one everywhere, a plain one where the language
/// groups by blanks.
bool is_group(const ReadWords& words, std::size_t at) {
    const std::string& form = words.form(at);
    if (form.size() != 3 || form.find_first_not_of("0123456789") != std::string::npos) return false;
    const std::string_view blank = words.between(at - 1);
    return blank == "\xC2\xA0" || blank == "\xE2\x80\xAF" || blank == "\xE2\x80\x89" ||
           (words.groups_by_blanks() && blank == " ");
}

/// One or two digits behind a comma, where the language writes fractions so: `2,5`.
bool is_decimal(const ReadWords& words, std::size_t at) {
    const std::string& form = words.form(at);
    return words.has_decimal_commas() && words.between(at - 1) == "," && form.size() <= 2 &&
           form.find_first_not_of("0123456789") == std::string::npos;
}

bool parts_spelled(std::string_view between) {
    return between.find_first_not_of(" -\n\xE2\x80\x90\x91\xC2\xAD") != std::string_view::npos;
}

/// `a hundred` is read as `one hundred`.
std::string first_spelled(const ReadWords& words, std::size_t at) {
    const bool is_article =
        words.is(at, WordClass::Article) && at + 1 < words.size() && words.is_beside(at);
    const std::string* one = is_article ? words.meaning(at + 1, WordClass::Hundred) : nullptr;
    return one == nullptr ? words.form(at) : *one;
}

/// Whether two words are the numbers of one character: `½`.
bool is_one_character(const ReadWords& words, std::size_t at) {
    return words.is_digits(at) && words.is_digits(at + 1) &&
           words[at].span.begin == words[at + 1].span.begin;
}

/// A fraction behind a number: `and a half`, `½`.
Number fraction_at(const ReadWords& words, std::size_t at) {
    if (at == 0 || at >= words.size()) return {};
    if (is_one_character(words, at) && words.touches_next(at - 1)) {
        return {value_of(words.form(at)) / std::max(value_of(words.form(at + 1)), 1.0), 2};
    }
    if (!words.is_beside(at - 1)) return {};
    for (std::size_t count = longest_fraction; count >= 2; --count) {
        if (const auto* value = words.phrase(at, count, WordClass::AndHalf)) {
            return {value_of(*value), count};
        }
    }
    return {};
}

/// `5m high`, `5m de haut`: metres, no millions.
bool is_length(const ReadWords& words, std::size_t at) {
    if (words.form(at) != "m" || at + 1 >= words.size() || !words.is_beside(at)) return false;
    const bool has_of = words.is(at + 1, WordClass::Of) || words.is(at + 1, WordClass::Preposition);
    return words.is(at + 1, WordClass::Dimension) ||
           (has_of && words.is_beside(at + 1) && words.is(at + 2, WordClass::Dimension));
}

bool is_scale(const ReadWords& words, std::size_t at) {
    if (!words.is(at, WordClass::Scale) || at == 0 || is_length(words, at)) return false;
    if (words.form(at).size() > short_scale_bytes) return words.is_beside(at - 1);
    const bool is_before_sign = words.touches_next(at) && words.is(at + 1, WordClass::Currency);
    return words.touches_next(at - 1) || (is_before_sign && words.is_beside(at - 1));
}

/// `a million`, `half a million`, `eine halbe Million`: what stands for the number before a scale.
std::optional<Number> unsaid_at(const ReadWords& words, std::size_t at) {
    std::size_t end = at;
    const auto pass = [&](WordClass word_class) {
        const bool has_word = words.is(end, word_class) && words.is_beside(end);
        if (has_word) ++end;
        return has_word;
    };
    bool has_article = pass(WordClass::Article);
    const bool is_half = pass(WordClass::Half);
    if (is_half) has_article = pass(WordClass::Article) || has_article;
    if (!is_half && !has_article) return std::nullopt;
    const bool is_long = end < words.size() && words.form(end).size() > short_scale_bytes;
    if (!is_long || !is_scale(words, end)) return std::nullopt;
    constexpr double half = 0.5;
    return Number{is_half ? half : 1, end - at};
}

/// `a quarter of`, `ein Viertel`, `half the`: without a number.
std::optional<Number> unsaid_part_at(const ReadWords& words, std::size_t at) {
    const bool has_article = words.is(at, WordClass::Article) && words.is_beside(at);
    const std::size_t part = has_article ? at + 1 : at;
    if (!has_article && !words.is(at, WordClass::Half)) return std::nullopt;
    const std::string* of_one = words.meaning(part, WordClass::Fraction);
    const bool needs_of = !words.lexicon().words().all(WordClass::Of).empty();
    const bool has_of = words.is_beside(part) && words.is(part + 1, WordClass::Of);
    if (of_one == nullptr || (needs_of && !has_of)) return std::nullopt;
    return Number{1 / value_of(*of_one), part + 1 - at, false, false, true};
}

/// `2/3`, `two-thirds`, `½`: nothing where no fraction stands.
std::optional<Number> part_of_one_at(const ReadWords& words, std::size_t at) {
    constexpr double largest = 100;
    if (auto unsaid = unsaid_part_at(words, at)) return unsaid;
    if (is_one_character(words, at)) {
        const double of = std::max(value_of(words.form(at + 1)), 1.0);
        return Number{value_of(words.form(at)) / of, 2, true, false, true};
    }
    auto number = words.is_digits(at) ? digits_at(words, at) : spelled_at(words, at);
    if (!number || number->is_ordinal) return std::nullopt;
    const std::size_t next = at + number->words;
    if (next >= words.size()) return std::nullopt;
    double of = 0;
    if (number->has_digits) {
        const bool is_over = words.between(next - 1) == "/" && words.is_digits(next);
        if (is_over) of = value_of(words.form(next));
    }
    if (of == 0 && words.is_beside(next - 1)) {
        const std::string* parts = words.meaning(next, WordClass::Fraction);
        if (parts != nullptr) of = value_of(*parts);
    }
    if (number->value < 1 || number->value >= of || of > largest) return std::nullopt;
    return Number{number->value / of, number->words + 1, number->has_digits, false, true};
}

std::optional<Number> unscaled_at(const ReadWords& words, std::size_t at) {
    if (const auto part = part_of_one_at(words, at)) return part;
    auto number = digits_at(words, at);
    if (!number) number = ordinal_at(words, at);
    if (!number) number = unsaid_at(words, at);
    if (!number) number = spelled_at(words, at);
    const bool is_alone = !number && words.is(at, WordClass::LoneScale);
    return is_alone ? Number{value_of(*words.meaning(at, WordClass::LoneScale)), 1} : number;
}

/// `5 million`, `two hundred thousand`, `two and a half million`: a part with the scales behind it.
std::optional<Number> scaled_at(const ReadWords& words, std::size_t at) {
    auto part = unscaled_at(words, at);
    if (!part || part->is_ordinal) return part;
    const auto add_fraction = [&](double of) {
        const Number fraction = fraction_at(words, at + part->words);
        part->value += fraction.value * of;
        part->words += fraction.words;
    };
    add_fraction(1);
    double last = 1;
    for (std::size_t i = at + part->words; is_scale(words, i); i = at + part->words) {
        last = value_of(*words.meaning(i, WordClass::Scale));
        part->value *= last;
        ++part->words;
    }
    if (last > 1) add_fraction(last);
    // `mille` alone is its own scale.
    part->scale = last > 1 ? last : words.is(at, WordClass::LoneScale) ? part->value : 1;
    return part;
}

/// `mil e duzentos`
bool is_and(const ReadWords& words, std::size_t at) {
    const std::string* sign = words.lexicon().words().find(WordClass::Sign, "&");
    return sign != nullptr && at + 1 < words.size() && words.form(at) == *sign &&
           words.is_beside(at);
}

/// The whole number: scaled parts that fall, as in `two million three hundred thousand`.
std::optional<Number> number_at(const ReadWords& words, std::size_t at) {
    auto number = scaled_at(words, at);
    if (!number || number->is_ordinal || number->value < 1000) return number;
    double last = number->scale;
    for (std::size_t parts = 1; parts < most_parts && !number->has_digits; ++parts) {
        std::size_t next = at + number->words;
        if (words.is(next, WordClass::Joiner) || is_and(words, next)) ++next;
        if (next >= words.size() || !words.is_beside(next - 1)) break;
        const auto part = scaled_at(words, next);
        if (!part || part->is_ordinal || part->has_digits || part->value >= last) break;
        number->value += part->value;
        number->words = next + part->words - at;
        last = part->scale;
    }
    return number;
}

/// How many words a per cent sign or its words take at `at`; 0 when there is none.
std::size_t percent_at(const ReadWords& words, std::size_t at) {
    if (at >= words.size() || !(words.is_beside(at - 1) || words.touches_next(at - 1))) return 0;
    if (words.is(at, WordClass::Percent)) return 1;
    return words.phrase(at, 2, WordClass::Percent) != nullptr ? 2 : 0;
}

/// How many words take `at` as percentage points, which are no per cent.
std::size_t percent_points_at(const ReadWords& words, std::size_t at) {
    constexpr std::size_t longest = 3;
    if (at >= words.size() || !words.is_beside(at - 1)) return 0;
    if (words.is(at, WordClass::PercentPoint)) return 1;
    for (std::size_t count = 2; count <= longest; ++count) {
        if (words.phrase(at, count, WordClass::PercentPoint) != nullptr) return count;
    }
    return 0;
}

/// Whether the per cent of the next number is that of this one too: `10 and 15 per cent`.
bool shares_percent(const ReadWords& words, std::size_t end) {
    if (end + 1 >= words.size()) return false;
    constexpr std::string_view dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x91", "\xE2\x80\x90"};
    const bool has_word =
        words.is(end, WordClass::Series) && words.is_beside(end - 1) && words.is_beside(end);
    const bool has_dash = std::ranges::find(dashes, words.between(end - 1)) != std::end(dashes);
    if (!has_word && !has_dash) return false;
    const std::size_t next = has_word ? end + 1 : end;
    const auto other = number_at(words, next);
    return other && !other->is_ordinal && percent_at(words, next + other->words) > 0;
}

/// `4 millones de euros`: the words between a large number and its currency.
std::size_t of_words_at(const ReadWords& words, std::size_t at, const Number& number) {
    constexpr double large = 1e6;
    const bool has_of = number.words > 1 && number.value >= large && words.is(at, WordClass::Of);
    return has_of && words.is(at + 1, WordClass::Currency) ? 1 : 0;
}

/// What is counted may stand behind the dot of a shortened scale: `3 Mrd. €`.
bool is_unit_next(const ReadWords& words, std::size_t at) {
    const bool is_short =
        at + 1 < words.size() && words.is(at, WordClass::Scale) && words.between(at) == ". ";
    return is_short || words.is_beside(at);
}

/// The currency before a number, and how many words it takes: `$`, `US$`, `R$`.
struct Sign {
    const std::string* currency = nullptr;
    std::size_t words = 0;
};

Sign sign_at(const ReadWords& words, std::size_t at) {
    Sign sign;
    const bool has_country =
        words.is(at, WordClass::DollarOf) && words.touches_next(at) && words.form(at + 1) == "$";
    if (has_country) sign = {words.meaning(at, WordClass::DollarOf), 2};
    if (!has_country) sign.currency = words.meaning(at, WordClass::Currency);
    if (!has_country && sign.currency != nullptr) sign.words = 1;
    const std::size_t last = at + sign.words - 1;
    const bool is_before =
        sign.words > 0 && at + sign.words < words.size() &&
        (words.is_beside(last) || words.touches_next(last) || words.between(last) == ". ");
    return is_before ? sign : Sign{};
}

/// `nineteen fifty-three`
std::optional<Number> spelled_year_at(const ReadWords& words, std::size_t at) {
    const std::string* century = words.meaning(at, WordClass::Century);
    if (century == nullptr || !words.is_beside(at) || words.between(at) == "\n") {
        return std::nullopt;
    }
    const auto year = spelled_at(words, at + 1);
    constexpr double least = 10;
    constexpr double most = 99;
    if (!year || year->is_ordinal || year->value < least || year->value > most) return std::nullopt;
    const std::size_t last = at + year->words;
    // `sixteen twenty-tonne lorries`
    if (last + 1 < words.size() && words.between(last) == "-") return std::nullopt;
    return Number{value_of(*century) + year->value, year->words + 1};
}

/// Whether a sign before the digits makes them less than nothing: `-5`, but not `3-5` and no dash
/// before a blank.
bool has_minus(const ReadWords& words, std::size_t at) {
    const std::string_view before = words.text().substr(0, words[at].span.begin);
    std::size_t sign = 0;
    for (const std::string_view minus : {"-", "\xE2\x88\x92", "\xE2\x80\x93"}) {
        if (before.ends_with(minus)) sign = minus.size();
    }
    if (sign == 0) return false;
    const std::string_view rest = before.substr(0, before.size() - sign);
    const bool is_apart =
        rest.empty() || std::string_view{" \n\t(["}.find(rest.back()) != std::string_view::npos;
    return is_apart && (at == 0 || !words.is_digits(at - 1));
}

/// `minus five`
bool is_minus(const ReadWords& words, std::size_t at) {
    return words.is(at, WordClass::Minus) && at + 1 < words.size() && words.is_beside(at) &&
           words.has(at + 1,
                     word_bits::digit | word_bits::number | word_bits::of(WordClass::Currency));
}

bool may_begin_amount(const ReadWords& words, std::size_t at) {
    constexpr std::uint64_t bits =
        word_bits::digit | word_bits::number | word_bits::of(WordClass::Currency) |
        word_bits::of(WordClass::DollarOf) | word_bits::of(WordClass::Number) |
        word_bits::of(WordClass::Half) | word_bits::of(WordClass::Article) |
        word_bits::of(WordClass::LoneScale) | word_bits::of(WordClass::Minus);
    return words.has(at, bits);
}

}  // namespace

std::string as_digits(double value) {
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return {buffer, end};
}

std::optional<Number> digits_at(const ReadWords& words, std::size_t at) {
    if (!words.is_digits(at)) return std::nullopt;
    std::string digits = words.form(at);
    std::size_t count = 1;
    const bool is_whole = digits.find('.') == std::string::npos;
    if (digits.size() <= 3 && is_whole) {
        while (digits.front() != '0' && at + count < words.size() && is_group(words, at + count)) {
            digits += words.form(at + count);
            ++count;
        }
        if (at + count < words.size() && is_decimal(words, at + count)) {
            digits += '.' + words.form(at + count);
            ++count;
        }
    }
    return Number{value_of(digits), count, true};
}

std::optional<Number> ordinal_at(const ReadWords& words, std::size_t at) {
    if (!words.has(at, word_bits::digit)) return std::nullopt;
    const std::string_view form = words.form(at);
    const std::size_t digits = form.find_first_not_of("0123456789");
    if (digits == 0 || digits > 6 || digits == std::string_view::npos) return std::nullopt;
    const std::string_view ending = form.substr(digits);
    constexpr std::string_view endings[] = {"st", "nd", "rd", "th", "er", "ere", "eme"};
    if (std::ranges::find(endings, ending) == std::end(endings)) return std::nullopt;
    return Number{value_of(words.form(at)), 1, true, true};
}

std::optional<Number> spelled_at(const ReadWords& words, std::size_t at) {
    if (const auto* known = words.meaning(at, WordClass::Number)) {
        return Number{value_of(*known), 1};
    }
    if (const auto year = spelled_year_at(words, at)) return year;
    if (const auto value = words.compound_number(at)) return Number{static_cast<double>(*value), 1};
    const SpelledNumbers* spelled = words.lexicon().spelled();
    const bool may_begin = words.has(at, word_bits::number | word_bits::of(WordClass::Article));
    if (spelled == nullptr || !may_begin) return std::nullopt;
    std::optional<Number> longest;
    std::string said;
    for (std::size_t i = at; i < std::min(at + longest_spelled, words.size()); ++i) {
        if (i > at && parts_spelled(words.between(i - 1))) break;
        if (i > at && words.is(i, WordClass::Joiner)) continue;
        said += said.empty() ? first_spelled(words, i) : ' ' + words.form(i);
        if (const auto* number = spelled->find(said)) {
            longest =
                Number{static_cast<double>(number->value), i - at + 1, false, number->is_ordinal};
        }
    }
    return longest;
}

namespace {

/// Without a minus in words.
std::optional<Amount> plain_amount_at(const ReadWords& words, std::size_t at) {
    if (const auto measured = measured_at(words, at)) {
        const std::string sign{has_minus(words, at) ? "-" : ""};
        return Amount{sign + as_digits(value_of(std::string{measured->digits})) +
                          std::string{measured->measure},
                      1,
                      true};
    }
    const Sign sign = sign_at(words, at);
    const std::string* currency = sign.currency;
    if (words.is(at, WordClass::Currency) && currency == nullptr) return std::nullopt;
    const std::size_t begin = at + sign.words;
    const auto number = number_at(words, begin);
    if (!number) return std::nullopt;
    Amount amount{as_digits(number->value), 0, false};
    std::size_t end = begin + number->words;
    amount.is_number =
        number->has_digits || number->words > 1 || !words.is(begin, WordClass::NoNumber);
    if (number->is_ordinal) {
        amount.form += '.';
    } else if (const std::size_t percent = percent_at(words, end)) {
        amount.form += '%';
        end += percent;
        amount.is_number = true;
    } else if (const std::size_t points = percent_points_at(words, end)) {
        amount.form += "pp";
        end += points;
        amount.is_number = true;
    } else if (currency == nullptr && amount.is_number && shares_percent(words, end)) {
        amount.form += '%';
    } else if (currency == nullptr && end < words.size() && is_unit_next(words, end - 1)) {
        const std::size_t unit = end + of_words_at(words, end, *number);
        currency = words.meaning(unit, WordClass::Currency);
        if (currency != nullptr) end = unit + 1;
    }
    if (currency != nullptr) amount.form += *currency;
    const bool is_bare = !number->is_ordinal && currency == nullptr &&
                         (amount.is_number ? amount.form.back() <= '9' : true);
    const auto measure = is_bare ? measure_at(words, end) : std::nullopt;
    if (measure) {
        amount.form += measure->measure;
        end += measure->words;
        amount.is_number = true;
    } else if (number->is_part && is_bare && number->value < 1) {
        constexpr double hundred = 100;
        amount.form = as_digits(number->value * hundred) + '%';
        amount.is_number = true;
    }
    if (number->has_digits && has_minus(words, at)) amount.form.insert(0, 1, '-');
    amount.words = end - at;
    return amount;
}

}  // namespace

std::optional<Amount> amount_at(const ReadWords& words, std::size_t at) {
    if (!may_begin_amount(words, at)) return std::nullopt;
    if (!is_minus(words, at)) return plain_amount_at(words, at);
    auto amount = plain_amount_at(words, at + 1);
    if (!amount || !amount->is_number || amount->form.front() == '-') return std::nullopt;
    amount->form.insert(0, 1, '-');
    ++amount->words;
    return amount;
}

}  // namespace onrecord::searcher::check
