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

/// Digits and nothing else.
std::optional<std::uint32_t> whole_at(const ReadWords& words, std::size_t at, std::size_t longest) {
    if (at >= words.size() || words.form(at).size() > longest) return std::nullopt;
    const std::string_view form = words.form(at);
    std::uint32_t value = 0;
    const auto read = std::from_chars(form.data(), form.data() + form.size(), value);
    const bool is_whole = read.ec == std::errc{} && read.ptr == form.data() + form.size();
    return is_whole ? std::optional{value} : std::nullopt;
}

/// `4.3.2025`, `04/03/2025`, `2025-03-04`. English writes the day first and the month first, so
/// that there only what can be but one of both is read.
std::optional<Moment> day_in_digits(const ReadWords& words, std::size_t at) {
    constexpr std::size_t year_digits = 4;
    constexpr std::uint32_t longest_month = 31;
    constexpr std::uint32_t most_months = 12;
    if (at + 2 >= words.size()) return std::nullopt;
    const std::string_view mark = words.between(at);
    const bool is_mark = mark == "." || mark == "/" || mark == "-";
    if (!is_mark || words.between(at + 1) != mark) return std::nullopt;
    const bool is_iso = mark == "-" && words.form(at).size() == year_digits;
    auto day = whole_at(words, is_iso ? at + 2 : at, 2);
    auto month = whole_at(words, at + 1, 2);
    const std::size_t year_at = is_iso ? at : at + 2;
    const auto year = whole_at(words, year_at, year_digits);
    if (!day || !month || !year || words.form(year_at).size() != year_digits) return std::nullopt;
    const bool is_english = !words.has_decimal_commas();
    if (is_english && mark != "." && !is_iso) {
        if (*day <= most_months && *month <= most_months && *day != *month) return std::nullopt;
        if (*month > most_months) std::swap(day, month);
    }
    if (*day < 1 || *day > longest_month || *month < 1 || *month > most_months) return std::nullopt;
    return Moment{std::to_string(*day) + '/' + std::to_string(*month), 3, std::to_string(*year)};
}

/// A time of day while it is read.
struct Clock {
    std::uint32_t hour = 0;
    std::uint32_t minute = 0;
    std::size_t words = 0;
    bool is_certain = false;  ///< Something says that it is a time.

    void add_minutes(int more) {
        const int all = static_cast<int>(hour * minutes_an_hour + minute) + more;
        constexpr int day = static_cast<int>(hours_a_day * minutes_an_hour);
        hour = static_cast<std::uint32_t>((all + day) % day) / minutes_an_hour;
        minute = static_cast<std::uint32_t>((all + day) % day) % minutes_an_hour;
    }
    bool is_time() const { return is_certain && hour <= hours_a_day && minute < minutes_an_hour; }
    Moment moment() const {
        const std::string minutes = std::to_string(minute);
        return {'t' + std::to_string(hour % hours_a_day) + ':' +
                    (minutes.size() == 1 ? "0" + minutes : minutes),
                words,
                {}};
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
    if (clock.minute != 0 || next + 1 >= words.size() || !words.is_beside(next)) return;
    const bool has_digits = words.is_digits(next + 1);
    if (has_digits && words.form(next + 1).size() != 2) return;
    const auto minute =
        has_digits ? Number{std::stod(words.form(next + 1)), 1} : spelled_at(words, next + 1);
    const bool is_minute = minute && !minute->is_ordinal && minute->value < minutes_an_hour &&
                           minute->value == std::floor(minute->value);
    // `drei Uhr, zwei Boote` has a mark; `um drei Uhr zwei Boote` counts boats.
    constexpr double least_spelled = 5;
    if (!is_minute || (!has_digits && minute->value < least_spelled)) return;
    clock.minute = static_cast<std::uint32_t>(minute->value);
    clock.words += minute->words;
}

/// What is said behind an hour: `y media`, `et demie`, `e un quarto`.
void take_minutes_behind(const ReadWords& words, std::size_t at, Clock& clock) {
    constexpr std::size_t longest = 3;
    const std::size_t next = at + clock.words;
    if (!clock.is_certain || clock.minute != 0 || next >= words.size()) return;
    std::string said;
    for (std::size_t i = next; i < std::min(next + longest, words.size()); ++i) {
        if (!words.is_beside(i - 1)) return;
        said += (i > next ? "_" : "") + words.form(i);
        const auto* minutes = words.lexicon().words().find(WordClass::BehindHour, said);
        if (minutes == nullptr) continue;
        clock.add_minutes(std::stoi(*minutes));
        clock.words += i + 1 - next;
        return;
    }
}

/// `um 7.30`, `a las siete y media`: a word before the number says that it is a time, where nothing
/// behind it says that it counts something.
bool is_behind_clock_word(const ReadWords& words, std::size_t at) {
    return at > 0 && words.is_beside(at - 1) &&
           words.lexicon().words().is(WordClass::AtClock, words.form(at - 1));
}

bool counts_something(const ReadWords& words, std::size_t at) {
    constexpr std::uint64_t bits =
        word_bits::of(WordClass::Percent) | word_bits::of(WordClass::Currency) |
        word_bits::of(WordClass::Scale) | word_bits::of(WordClass::Measure);
    const bool is_next =
        at < words.size() && (words.is_beside(at - 1) || words.touches_next(at - 1));
    return is_next && !words.is(at, WordClass::ClockWord) &&
           (words.has(at, bits) || words.phrase(at, 2, WordClass::Percent) != nullptr);
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

/// `1030 am`, of `10:30 am` without its mark.
std::optional<Clock> compact_clock(const ReadWords& words, std::size_t at) {
    const std::size_t digits = words.form(at).size();
    const auto value = digits == 3 || digits == 4 ? whole_at(words, at, digits) : std::nullopt;
    if (!value) return std::nullopt;
    constexpr std::uint32_t hundred = 100;
    Clock clock{*value / hundred, *value % hundred, 1, false};
    take_half_behind(words, at, clock);
    return clock.is_certain ? std::optional{clock} : std::nullopt;
}

/// `10 30 am`, of the same.
void take_parted_minutes(const ReadWords& words, std::size_t at, Clock& clock) {
    if (clock.words != 1 || clock.is_certain || at + 2 >= words.size()) return;
    if (words.form(at).size() > 2 || words.between(at) != " ") return;
    const auto minute = whole_at(words, at + 1, 2);
    if (!minute || words.form(at + 1).size() != 2 || !words.is_beside(at + 1)) return;
    Clock parted{clock.hour, *minute, 2, false};
    if (take_half(parted, words.form(at + 2))) {
        clock = parted;
        ++clock.words;
    }
}

/// `noon`, `12 noon`, `halb acht`
std::optional<Moment> named_time(const ReadWords& words, std::size_t at) {
    if (const auto* half = words.phrase(at, 2, WordClass::ClockName)) {
        const bool has_word = words.is_beside(at + 1) && words.is(at + 2, WordClass::ClockWord);
        return Moment{'t' + *half, has_word ? std::size_t{3} : std::size_t{2}, {}};
    }
    const bool has_twelve =
        words.form(at) == "12" && words.is(at + 1, WordClass::ClockName) && words.is_beside(at);
    const auto* name = words.meaning(has_twelve ? at + 1 : at, WordClass::ClockName);
    if (name == nullptr) return std::nullopt;
    return Moment{'t' + *name, has_twelve ? std::size_t{2} : std::size_t{1}, {}};
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

/// `half past six`, `Viertel vor 7`, `kwart over acht`
std::optional<Moment> minutes_from_hour(const ReadWords& words, std::size_t at) {
    constexpr std::size_t longest = 3;
    const auto& phrases = words.lexicon().words().all(WordClass::BeforeHour);
    std::string said;
    for (std::size_t i = at; !phrases.empty() && i < std::min(at + longest, words.size()); ++i) {
        if (i > at && !words.is_beside(i - 1)) return std::nullopt;
        said += (i > at ? "_" : "") + words.form(i);
        const auto minutes = phrases.find(said);
        if (minutes == phrases.end() || i + 1 >= words.size() || !words.is_beside(i)) continue;
        const auto digits = whole_at(words, i + 1, 2);
        auto clock =
            digits ? std::optional{Clock{*digits, 0, 1, false}} : spelled_hour(words, i + 1);
        if (!clock) continue;
        clock->is_certain = true;
        take_half_behind(words, i + 1, *clock);
        take_clock_word(words, i + 1, *clock);
        if (!clock->is_time()) continue;
        clock->add_minutes(std::stoi(minutes->second));
        clock->words += i + 1 - at;
        return clock->moment();
    }
    return std::nullopt;
}

}  // namespace

std::optional<Moment> date_at(const ReadWords& words, std::size_t at) {
    constexpr std::uint64_t bits = word_bits::month | word_bits::digit | word_bits::number |
                                   word_bits::of(WordClass::DateWord);
    if (!words.has(at, bits)) return std::nullopt;
    if (auto date = month_first(words, at)) return date;
    if (auto date = day_in_digits(words, at)) return date;
    if (auto date = dotted_day(words, at)) return date;
    return day_first(words, at);
}

std::optional<Moment> clock_at(const ReadWords& words, std::size_t at) {
    constexpr std::uint64_t bits =
        word_bits::digit | word_bits::number | word_bits::of(WordClass::ClockName);
    if (!words.has(at, bits | word_bits::phrase)) return std::nullopt;
    if (auto named = named_time(words, at)) return named;
    if (auto from_hour = minutes_from_hour(words, at)) return from_hour;
    if (!words.has(at, bits)) return std::nullopt;
    if (const auto compact = compact_clock(words, at)) {
        return compact->is_time() ? std::optional{compact->moment()} : std::nullopt;
    }
    auto clock = words.has(at, word_bits::digit) ? hour_at(words, at) : spelled_hour(words, at);
    if (!clock) return std::nullopt;
    take_minutes(words, at, *clock);
    take_parted_minutes(words, at, *clock);
    take_half_behind(words, at, *clock);
    take_clock_word(words, at, *clock);
    const bool is_clock_word_before = !clock->is_certain && is_behind_clock_word(words, at);
    if (is_clock_word_before) {
        Clock told = *clock;
        told.is_certain = true;
        take_minutes_behind(words, at, told);
        const bool has_minutes =
            told.words > clock->words || words.form(at).find('.') != std::string::npos;
        if (has_minutes && !counts_something(words, at + told.words)) clock = told;
    }
    take_minutes_behind(words, at, *clock);
    return clock->is_time() ? std::optional{clock->moment()} : std::nullopt;
}

}  // namespace onrecord::searcher::check
