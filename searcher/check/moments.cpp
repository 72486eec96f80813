// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/moments.hpp"

#include "searcher/check/amounts.hpp"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

namespace onrecord::searcher::check {
namespace {

constexpr std::uint32_t hours_a_day = 24;
constexpr std::uint32_t minutes_an_hour = 60;

/// A day of a month: `3`, `3rd`, `third`.
std::optional<Number> day_at(const ReadWords& words, std::size_t at) {
    if (at >= words.size()) return std::nullopt;
    auto day = ordinal_at(words, at);
    if (!day && words.is_digits(at)) day = Number{std::stod(words.form(at)), 1, true};
    if (!day) day = spelled_at(words, at);
    constexpr double longest_month = 31;
    const bool is_day = day && day->value >= 1 && day->value <= longest_month &&
                        day->value == std::floor(day->value);
    return is_day ? day : std::nullopt;
}

std::uint32_t month_at(const ReadWords& words, std::size_t at) {
    return words.has(at, word_bits::month) ? words.lexicon().calendar().month(words.form(at)) : 0;
}

Moment day_of(const Number& day, std::uint32_t month, std::size_t count) {
    return {as_digits(day.value) + '/' + std::to_string(month), count};
}

/// `March 3`
std::optional<Moment> month_first(const ReadWords& words, std::size_t at) {
    if (!words.has(at, word_bits::month) || at + 1 >= words.size()) return std::nullopt;
    // `Sept. 11`
    if (!words.is_beside(at) && words.between(at) != ". ") return std::nullopt;
    const auto day = day_at(words, at + 1);
    if (!day || !day->has_digits) return std::nullopt;
    return day_of(*day, month_at(words, at), 1 + day->words);
}

/// `3 March`, `the third of March`. A day in words is one of a month where that is said: `the first
/// may be the last`.
std::optional<Moment> day_first(const ReadWords& words, std::size_t at) {
    std::size_t next = at + (words.is(at, WordClass::DateWord) ? 1U : 0U);
    if (!words.has(next, word_bits::digit | word_bits::number)) return std::nullopt;
    const auto day = day_at(words, next);
    if (!day || (next > at && !day->is_ordinal)) return std::nullopt;
    if (!day->is_ordinal && !day->has_digits) return std::nullopt;
    next += day->words;
    const bool is_joined = words.is(next, WordClass::DateWord);
    // `premier mai`, where no word may stand between.
    const bool needs_word = !words.lexicon().words().all(WordClass::DateWord).empty();
    if (!day->has_digits && !is_joined && needs_word) return std::nullopt;
    next += is_joined ? 1U : 0U;
    const std::uint32_t month = month_at(words, next);
    if (month == 0) return std::nullopt;
    return day_of(*day, month, next + 1 - at);
}

/// `3.10.`, where days are written so.
std::optional<Moment> dotted_day(const ReadWords& words, std::size_t at) {
    constexpr double most_months = 12;
    if (!words.has_decimal_commas() || !words.is_digits(at)) return std::nullopt;
    const std::string& form = words.form(at);
    const std::size_t dot = form.find('.');
    const std::string_view rest = words.text().substr(words[at].span.end);
    const bool is_short = dot != std::string::npos && dot <= 2 && form.size() <= dot + 3;
    if (!is_short || !rest.starts_with('.')) return std::nullopt;
    const Number day{std::strtod(form.substr(0, dot).c_str(), nullptr), 1, true};
    const double month = std::strtod(form.substr(dot + 1).c_str(), nullptr);
    constexpr double longest_month = 31;
    if (day.value < 1 || day.value > longest_month || month < 1 || month > most_months) {
        return std::nullopt;
    }
    return day_of(day, static_cast<std::uint32_t>(month), 1);
}

/// A time of day while it is read.
struct Clock {
    std::uint32_t hour = 0;
    std::uint32_t minute = 0;
    std::size_t words = 0;
    bool is_certain = false;  ///< Something says that it is a time.

    bool is_time() const { return is_certain && hour <= hours_a_day && minute < minutes_an_hour; }
    Moment moment() const {
        const std::string minutes = std::to_string(minute);
        return {'t' + std::to_string(hour % hours_a_day) + ':' +
                    (minutes.size() == 1 ? "0" + minutes : minutes),
                words};
    }
};

/// Reads digits off the front of `text`; nothing when it has none or more than two.
std::optional<std::uint32_t> take_digits(std::string_view& text) {
    std::uint32_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const auto count = static_cast<std::size_t>(read.ptr - text.data());
    if (read.ec != std::errc{} || count > 2) return std::nullopt;
    text.remove_prefix(count);
    return value;
}

/// `am`, `pm`, `a.m.`: moves the hour to a day of 24.
bool take_half(Clock& clock, std::string_view half) {
    constexpr std::uint32_t noon = 12;
    if (half != "am" && half != "a.m" && half != "a.m." && half != "pm" && half != "p.m" &&
        half != "p.m.") {
        return false;
    }
    if (clock.hour > noon) return false;
    clock.hour = clock.hour % noon + (half.front() == 'p' ? noon : 0);
    return clock.is_certain = true;
}

/// The same in the words behind: `p.m.`, `p` `m`.
void take_half_behind(const ReadWords& words, std::size_t at, Clock& clock) {
    std::size_t next = at + clock.words;
    if (next >= words.size() || !words.is_beside(next - 1)) return;
    const std::string& form = words.form(next);
    if (take_half(clock, form)) {
        ++clock.words;
        return;
    }
    const bool is_parted = (form == "a" || form == "p") && next + 1 < words.size() &&
                           words.form(next + 1) == "m" && words.between(next) == ".";
    if (is_parted && take_half(clock, form + "m")) clock.words += 2;
}

/// `Uhr`, `uur`, `heures`, with minutes behind it: `18 heures 30`.
void take_clock_word(const ReadWords& words, std::size_t at, Clock& clock) {
    const std::size_t next = at + clock.words;
    const bool is_there = words.is(next, WordClass::ClockWord) &&
                          (words.is_beside(next - 1) || words.touches_next(next - 1));
    if (!is_there) return;
    clock.is_certain = true;
    ++clock.words;
    if (clock.minute != 0 || !words.is_digits(next + 1) || !words.is_beside(next)) return;
    std::string_view rest = words.form(next + 1);
    const auto minute = take_digits(rest);
    if (!minute || !rest.empty() || words.form(next + 1).size() != 2) return;
    clock.minute = *minute;
    ++clock.words;
}

/// The hour and what is written together with it: `18`, `18.30`, `6.30pm`, `18h30`.
std::optional<Clock> hour_at(const ReadWords& words, std::size_t at) {
    Clock clock{0, 0, 1, false};
    std::string_view rest = words.form(at);
    const auto hour = take_digits(rest);
    if (!hour) return std::nullopt;
    clock.hour = *hour;
    const bool is_french = rest.starts_with('h');
    if (rest.starts_with('.') || (is_french && rest.size() == 3)) {
        rest.remove_prefix(1);
        const auto minute = take_digits(rest);
        if (!minute) return std::nullopt;
        clock.minute = *minute;
        clock.is_certain = is_french;
    } else if (rest == "h") {
        clock.is_certain = true;
        rest = {};
    }
    if (!rest.empty() && !take_half(clock, rest)) return std::nullopt;
    return clock;
}

/// `9:30`, `9:30pm`
void take_minutes(const ReadWords& words, std::size_t at, Clock& clock) {
    if (clock.is_certain || words.form(at).size() > 2 || at + 1 >= words.size()) return;
    if (words.between(at) != ":" || !words.has(at + 1, word_bits::digit)) return;
    std::string_view rest = words.form(at + 1);
    if (rest.size() < 2) return;
    const auto minute = take_digits(rest);
    if (!minute || words.form(at + 1).size() - rest.size() != 2) return;
    if (!rest.empty() && !take_half(clock, rest)) return;
    clock.minute = *minute;
    clock.is_certain = true;
    clock.words = 2;
}

/// `noon`, `12 noon`, `halb acht`
std::optional<Moment> named_time(const ReadWords& words, std::size_t at) {
    if (const auto* half = words.phrase(at, 2, WordClass::ClockName)) {
        const bool has_word = words.is_beside(at + 1) && words.is(at + 2, WordClass::ClockWord);
        return Moment{'t' + *half, has_word ? std::size_t{3} : std::size_t{2}};
    }
    const bool has_twelve =
        words.form(at) == "12" && words.is(at + 1, WordClass::ClockName) && words.is_beside(at);
    const auto* name = words.meaning(has_twelve ? at + 1 : at, WordClass::ClockName);
    if (name == nullptr) return std::nullopt;
    return Moment{'t' + *name, has_twelve ? std::size_t{2} : std::size_t{1}};
}

/// `drei Uhr`
std::optional<Clock> spelled_hour(const ReadWords& words, std::size_t at) {
    if (!words.has(at, word_bits::number)) return std::nullopt;
    const auto number = spelled_at(words, at);
    const bool is_hour = number && !number->is_ordinal && number->value <= hours_a_day &&
                         number->value == std::floor(number->value);
    if (!is_hour) return std::nullopt;
    return Clock{static_cast<std::uint32_t>(number->value), 0, number->words, false};
}

}  // namespace

std::optional<Moment> date_at(const ReadWords& words, std::size_t at) {
    constexpr std::uint64_t bits = word_bits::month | word_bits::digit | word_bits::number |
                                   word_bits::of(WordClass::DateWord);
    if (!words.has(at, bits)) return std::nullopt;
    if (auto date = month_first(words, at)) return date;
    if (auto date = dotted_day(words, at)) return date;
    return day_first(words, at);
}

std::optional<Moment> clock_at(const ReadWords& words, std::size_t at) {
    constexpr std::uint64_t bits =
        word_bits::digit | word_bits::number | word_bits::of(WordClass::ClockName);
    if (!words.has(at, bits | word_bits::phrase)) return std::nullopt;
    if (auto named = named_time(words, at)) return named;
    if (!words.has(at, bits)) return std::nullopt;
    auto clock = words.has(at, word_bits::digit) ? hour_at(words, at) : spelled_hour(words, at);
    if (!clock) return std::nullopt;
    take_minutes(words, at, *clock);
    take_half_behind(words, at, *clock);
    take_clock_word(words, at, *clock);
    return clock->is_time() ? std::optional{clock->moment()} : std::nullopt;
}

}  // namespace onrecord::searcher::check
