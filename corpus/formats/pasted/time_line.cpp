// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/time_line.hpp"

#include "corpus/formats/pasted/east_asian_time.hpp"
#include "corpus/formats/pasted/line_forms.hpp"
#include "corpus/formats/pasted/time_reader.hpp"
#include "corpus/formats/pasted/time_words.hpp"
#include "corpus/formats/pasted/zone.hpp"
#include "corpus/html/phrases.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <string>

namespace onrecord::corpus::formats::pasted {
namespace {

constexpr std::size_t longest_time = 80;
// No time has more words; hostile lines could be cut anywhere.
constexpr std::size_t most_cuts = 12;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }
/// A capital, or the first byte of a letter beyond ASCII.
bool is_capital(char letter) {
    return is_upper(letter) || static_cast<unsigned char>(letter) >= 0xC0;
}

/// True where two boxes side by side may have been copied without a blank between: `50|Ann`,
/// `pm|Ann`, `GMT|Ann`, `pm:|Talks`.
bool is_glued_at(std::string_view line, std::size_t at) {
    const char before = line[at - 1];
    const char behind = line[at];
    if (is_digit(before)) return is_capital(behind);
    if (before == ':') return !is_digit(behind) && behind != ' ';
    if (is_lower(before)) return is_capital(behind);
    return is_upper(before) && is_upper(behind) && at + 1 < line.size() && is_lower(line[at + 1]);
}

/// `Lee|14 March`.
bool is_number_glued_at(std::string_view line, std::size_t at) {
    const char before = line[at - 1];
    return is_digit(line[at]) &&
           (is_lower(before) || is_upper(before) || static_cast<unsigned char>(before) >= 0x80);
}

constexpr std::string_view marks[] = {"-", "–", "—", ":", "|", "•", "·", "›", "»"};

/// Takes blanks and at most one mark from the begin; true when there was a mark.
bool take_mark(std::string_view& text) {
    text = trimmed(text);
    const auto mark = std::ranges::find_if(
        marks, [&](std::string_view candidate) { return text.starts_with(candidate); });
    if (mark == std::end(marks)) return false;
    text = trimmed(text.substr(mark->size()));
    return true;
}

std::string_view without_mark_at_end(std::string_view text) {
    text = trimmed(text);
    for (const std::string_view mark : marks) {
        if (text.ends_with(mark)) return trimmed(text.substr(0, text.size() - mark.size()));
    }
    return text;
}

/// `1609, JGF: ...`, as some desks sign: four digits are a time only with the initials.
std::optional<TimedLine> read_signed(std::string_view line) {
    constexpr std::size_t digits = 4;
    if (line.size() < digits + 4 || !std::all_of(line.begin(), line.begin() + digits, is_digit) ||
        !line.substr(digits).starts_with(", ")) {
        return std::nullopt;
    }
    const std::string_view rest = line.substr(digits + 2);
    if (!starts_with_initials(rest)) return std::nullopt;
    const int hour = (line[0] - '0') * 10 + (line[1] - '0');
    const int minute = (line[2] - '0') * 10 + (line[3] - '0');
    constexpr int hours = 24;
    constexpr int minutes = 60;
    if (hour >= hours || minute >= minutes) return std::nullopt;
    TimedLine made;
    made.time.minute_of_day = hour * minutes + minute;
    made.time_text = line.substr(0, digits);
    made.rest = rest;
    return made;
}

/// The longest beginning of the line that is a time.
std::optional<TimedLine> read_before(std::string_view line) {
    std::optional<TimedLine> longest;
    std::size_t cuts = 0;
    const std::size_t last = std::min(line.size() - 1, longest_time);
    for (std::size_t at = 1; at <= last; ++at) {
        const bool is_tab = line[at] == '\t';  // Between the cells of a table.
        const bool is_blank = is_tab || (line[at] == ' ' && line[at - 1] != ' ');
        if (!is_blank && !is_glued_at(line, at)) continue;
        if (++cuts > most_cuts) break;
        const std::string_view head = line.substr(0, at);
        const std::string_view words = without_mark_at_end(head);
        const auto time = read_time_line(words);
        if (!time || (!time->minute_of_day && !time->is_relative)) continue;
        std::string_view rest = line.substr(at);
        const bool has_mark = take_mark(rest) || is_tab || words.size() < trimmed(head).size();
        // `1250 GMT - Divers at the pier -`.
        if (has_mark && rest.ends_with(" -")) rest = trimmed(rest.substr(0, rest.size() - 1));
        if (rest.empty()) continue;
        // `15.36 – Il sindaco`: words that mean nothing in a time may mean something behind it.
        const bool says_more = !longest || !(longest->time == *time);
        if (!says_more && longest->join == Join::Mark) continue;
        longest = TimedLine{*time,
                            words,
                            rest,
                            has_mark   ? Join::Mark
                            : is_blank ? Join::Blank
                                       : Join::Glue};
    }
    return longest;
}

/// A name, and the time behind it to the line's end: `Ann Lee14 March 2024 10:01`,
/// `— Ann Lee, 10:01`, `Ann LeeMarch 14, 2024`.
std::optional<TimedLine> read_behind(std::string_view line) {
    take_mark(line);
    if (line.empty()) return std::nullopt;
    constexpr std::size_t longest_name = 60;
    std::size_t cuts = 0;
    const std::size_t last = std::min(line.size() - 1, longest_name);
    for (std::size_t at = 1; at <= last; ++at) {
        const bool is_blank = line[at - 1] == ' ';
        const bool is_month_glued = is_lower(line[at - 1]) && is_upper(line[at]);
        if (!is_blank && !is_month_glued && !is_number_glued_at(line, at)) continue;
        if (++cuts > most_cuts) break;
        std::string_view name = without_mark_at_end(line.substr(0, at));
        if (name.ends_with(',')) name = trimmed(name.substr(0, name.size() - 1));
        if (!is_name_list(name) && !byline_names(name)) continue;
        const auto time = read_time_line(line.substr(at));
        if (!time || (!time->minute_of_day && !time->date && !time->is_relative)) continue;
        return TimedLine{*time, line.substr(at), name, is_blank ? Join::Blank : Join::Glue, true};
    }
    return std::nullopt;
}

std::chrono::year_month_day calendar_day(const Date& date) {
    return {std::chrono::year{date.year},
            std::chrono::month{static_cast<unsigned>(date.month)},
            std::chrono::day{static_cast<unsigned>(date.day)}};
}

Date to_date(std::chrono::sys_days days) {
    const std::chrono::year_month_day date{days};
    return {static_cast<int>(date.year()),
            static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

}  // namespace

std::optional<TimeLine> read_time_line(std::string_view line) {
    if (line.empty() || line.size() > longest_time) return std::nullopt;
    // Signs of Chinese, Japanese and Korean begin with these bytes; no line of words has a clock.
    if (line.find_first_of("\xE5\xE6\xE7\xEB\xEC\xED") != std::string_view::npos &&
        std::ranges::any_of(line, is_digit)) {
        if (const auto time = read_east_asian_time(line)) return time;
    }
    return TimeReader{line}.read();
}

std::optional<TimedLine> read_timed_line(std::string_view line) {
    constexpr std::size_t least = 4;
    if (line.size() < least) return std::nullopt;
    // Every time has a digit near its begin; a line without one is not looked at twice.
    constexpr std::size_t digit_within = 60;
    if (!std::ranges::any_of(line.substr(0, digit_within), is_digit)) return std::nullopt;
    if (auto with_initials = read_signed(line)) return with_initials;
    if (auto before = read_before(line)) return before;
    constexpr std::size_t longest = longest_time + digit_within;
    if (line.size() > longest) return std::nullopt;
    return read_behind(line);
}

std::optional<std::string_view> read_zone_of_all(std::string_view line) {
    constexpr std::size_t longest = 60;
    constexpr std::string_view around = " \t()[]*.:";
    const std::size_t begin = line.find_first_not_of(around);
    if (line.size() > longest || begin == std::string_view::npos) return std::nullopt;
    line = line.substr(begin, line.find_last_not_of(around) + 1 - begin);
    const std::string folded = html::lower_case(line);
    if (folded.size() != line.size()) return std::nullopt;
    std::size_t opened = 0;
    std::size_t end = folded.find(' ');
    const bool is_phrase = end != std::string::npos;
    for (std::size_t words = 0; words < most_words_a_phrase && end != std::string::npos; ++words) {
        const std::size_t bare = folded[end - 1] == ':' ? end - 1 : end;
        const auto meanings = time_meanings(folded.substr(0, bare));
        const bool opens = std::ranges::any_of(meanings, [](const TimeMeaning& meaning) {
            return meaning.kind == TimeWord::AllTimes;
        });
        if (opens) opened = end;
        end = folded.find(' ', end + 1);
    }
    opened = std::min(folded.find_first_not_of(" (:", opened), folded.size());
    const std::string zone = folded.substr(opened);
    // `GMT` alone says too little; `Greenwich Mean Time` alone is no other thing.
    const bool is_told = is_zone(zone) ? is_phrase : opened > 0 && zone_offset(zone, {});
    return is_told ? std::optional{line.substr(opened)} : std::nullopt;
}

std::optional<TimedLine> read_time_behind_title(std::string_view line) {
    constexpr std::size_t longest = 200;
    constexpr std::size_t most_blanks = 6;
    if (line.size() > longest || !has_heading_form(line)) return std::nullopt;
    if (!std::ranges::any_of(line, is_digit)) return std::nullopt;
    std::optional<TimedLine> found;
    std::size_t at = line.size();
    for (std::size_t blanks = 0; blanks < most_blanks; ++blanks) {
        at = line.rfind(' ', at - 1);
        if (at == std::string_view::npos || at == 0) break;
        const auto time = read_time_line(line.substr(at + 1));
        if (!time || !time->minute_of_day || time->is_update) continue;
        const std::string_view title = without_mark_at_end(line.substr(0, at));
        if (title.empty() || read_time_line(title)) continue;
        found = TimedLine{*time, line.substr(at + 1), title, Join::Blank, true};
    }
    return found;
}

std::optional<TimePrefix> read_time_prefix(std::string_view line) {
    const auto timed = read_timed_line(line);
    if (!timed || timed->is_rest_before || timed->join != Join::Mark) return std::nullopt;
    if (!timed->time.minute_of_day) return std::nullopt;
    return TimePrefix{timed->time, static_cast<std::size_t>(timed->rest.data() - line.data())};
}

std::optional<NamedDay> find_day(std::string_view file_name) {
    constexpr std::size_t length = 10;
    for (std::size_t at = 0; at + length <= file_name.size(); ++at) {
        const std::string_view word = file_name.substr(at, length);
        if (at > 0 && is_digit(file_name[at - 1])) continue;
        const auto time = schema::parse_time(word);
        if (!time || time->precision != schema::Precision::Day) continue;
        const std::chrono::sys_time<std::chrono::milliseconds> moment{
            std::chrono::milliseconds{time->at.milliseconds}};
        return NamedDay{to_date(std::chrono::floor<std::chrono::days>(moment)), at};
    }
    return std::nullopt;
}

Date utc_day(schema::Instant at) {
    const std::chrono::sys_time<std::chrono::milliseconds> moment{
        std::chrono::milliseconds{at.milliseconds}};
    return to_date(std::chrono::floor<std::chrono::days>(moment));
}

std::optional<Date> days_later(const Date& date, int days) {
    const auto printed = calendar_day(date);
    if (!printed.ok()) return std::nullopt;
    return to_date(std::chrono::sys_days{printed} + std::chrono::days{days});
}

schema::KnownTime known_time(const TimeLine& line, const std::optional<Date>& day) {
    std::optional<Date> date = line.date ? line.date : day;
    if (!date) return {};
    if (date->year == 0 && day) date->year = day->year;
    const auto printed = calendar_day(*date);
    if (date->year == 0 || !printed.ok()) return {};
    const std::chrono::sys_days days{printed};
    std::chrono::minutes since = days.time_since_epoch();
    schema::KnownTime known;
    known.trust = schema::TimeTrust::C;
    known.doubt = line.minute_of_day ? schema::TimeDoubt::NoZone : schema::TimeDoubt::DateOnly;
    if (line.minute_of_day && !line.is_date_unsure) {
        const std::chrono::minutes time_of_day{*line.minute_of_day};
        const auto zone = zone_offset(html::lower_case(line.zone), days, time_of_day);
        // A name of several zones, and an hour that the clock shows twice, leave the day only.
        if (zone || line.zone.empty()) {
            since += time_of_day - zone.value_or(std::chrono::minutes{0});
            known.precision = schema::Precision::Minute;
        }
        if (zone) known.doubt = schema::TimeDoubt::None;
    }
    known.at.milliseconds = std::chrono::milliseconds{since}.count();
    return known;
}

}  // namespace onrecord::corpus::formats::pasted
