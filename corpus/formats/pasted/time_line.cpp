// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/time_line.hpp"

#include "corpus/formats/pasted/zone.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <iterator>
#include <string>
#include <vector>

namespace onrecord::corpus::formats::pasted {
namespace {

constexpr std::string_view months[] = {
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
};
constexpr std::string_view weekdays[] = {
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
};
constexpr std::string_view fillers[] = {
    "at",
    "on",
    "posted",
    "published",
    "local",
    "time",
    "live",
    "today",
    "of",
    "uhr",
    "|",
    "-",
    "·",
    "•",
    "–",
};

std::string lower(std::string_view text) {
    std::string made{text};
    std::transform(made.begin(), made.end(), made.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
    });
    return made;
}

/// The number that `text` begins with, and what follows it.
std::optional<int> take_number(std::string_view& text) {
    int number = 0;
    constexpr std::size_t most_digits = 4;
    const char* end = text.data() + std::min(text.size(), most_digits);
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || text.starts_with('-')) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
    return number;
}

/// A name in a table, whole or cut to three letters or more (`Jan`, `Sept.`): its place from 1.
template <std::size_t count>
std::optional<int> find_name(const std::string_view (&names)[count], std::string_view word) {
    if (word.ends_with('.')) word.remove_suffix(1);
    constexpr std::size_t shortest = 3;
    if (word.size() < shortest) return std::nullopt;
    for (std::size_t at = 0; at < count; ++at) {
        if (names[at].starts_with(word)) return static_cast<int>(at) + 1;
    }
    return std::nullopt;
}

enum class Half : std::uint8_t { None, Morning, Afternoon };

std::optional<Half> half_of_day(std::string_view word) {
    if (word.empty()) return Half::None;
    if (word == "am" || word == "a.m." || word == "a.m") return Half::Morning;
    if (word == "pm" || word == "p.m." || word == "p.m") return Half::Afternoon;
    return std::nullopt;
}

std::optional<int> minute_of_day(int hour, int minute, Half half) {
    constexpr int noon = 12;
    constexpr int hours = 24;
    constexpr int minutes = 60;
    if (minute < 0 || minute >= minutes || hour < 0 || hour >= hours) return std::nullopt;
    if (half != Half::None && (hour < 1 || hour > noon)) return std::nullopt;
    if (half == Half::Morning && hour == noon) hour = 0;
    if (half == Half::Afternoon && hour < noon) hour += noon;
    return hour * minutes + minute;
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Reads a line word by word; each kind of word fills its part.
class WordReader {
public:
    explicit WordReader(std::string_view line) : text_{lower(line)}, line_{line} { split(); }

    std::optional<TimeLine> read() {
        if (words_.empty() || words_.size() > most_words) return std::nullopt;
        for (at_ = 0; at_ < words_.size(); ++at_) {
            if (!read_word()) return std::nullopt;
        }
        return finish();
    }

private:
    static constexpr std::size_t most_words = 12;

    void split() {
        constexpr std::string_view parting = " \t,()";
        const std::string_view all{text_};
        for (std::size_t begin = 0; begin < all.size();) {
            const std::size_t end = std::min(all.find_first_of(parting, begin), all.size());
            if (end > begin) words_.push_back(all.substr(begin, end - begin));
            if (words_.size() > most_words) return;
            begin = end + 1;
        }
    }

    bool read_word() {
        const std::string_view word = words_[at_];
        return read_filler(word) || read_relative(word) || read_iso_date(word) ||
               read_clock(word) || read_date_part(word) || read_zone(word);
    }

    bool read_filler(std::string_view word) {
        if (word.ends_with(':')) word.remove_suffix(1);
        if (word == "updated" || word == "last" || word == "modified") {
            line_read_.is_update = line_read_.is_update || word != "last";
            return true;
        }
        return std::find(std::begin(fillers), std::end(fillers), word) != std::end(fillers) ||
               find_name(weekdays, word).has_value();
    }

    /// `5 min ago`, `2h ago`, `just now`.
    bool read_relative(std::string_view word) {
        if (word == "ago" || word == "now") {
            line_read_.is_relative = at_ > 0;
            return at_ > 0;
        }
        if (word == "just") return at_ + 1 < words_.size() && words_[at_ + 1] == "now";
        if (words_.back() != "ago") return false;
        take_number(word);
        constexpr std::string_view units[] = {"",
                                              "s",
                                              "sec",
                                              "second",
                                              "m",
                                              "min",
                                              "h",
                                              "hr",
                                              "hour",
                                              "minute",
                                              "d",
                                              "day",
                                              "min.",
                                              "mins",
                                              "seconds",
                                              "minutes",
                                              "hrs",
                                              "hours",
                                              "days"};
        return std::find(std::begin(units), std::end(units), word) != std::end(units);
    }

    bool read_iso_date(std::string_view word) {
        const auto found = find_day(word);
        constexpr std::size_t date_length = 10;
        if (!found || found->at != 0 || word.size() != date_length) return false;
        date_ = found->date;
        return true;
    }

    bool read_clock(std::string_view word) {
        if (line_read_.minute_of_day || !is_digit(word.front())) return false;
        std::string_view rest = word;
        const auto hour = take_number(rest);
        int minute = 0;
        const bool has_minutes = rest.size() >= 3 &&
                                 (rest[0] == ':' || rest[0] == '.' || rest[0] == 'h') &&
                                 is_digit(rest[1]) && is_digit(rest[2]);
        if (has_minutes) {
            minute = (rest[1] - '0') * 10 + (rest[2] - '0');
            rest.remove_prefix(3);
        }
        if (has_minutes && rest.size() >= 3 && rest[0] == ':' && is_digit(rest[1])) {
            rest.remove_prefix(3);
        }
        const auto half = half_here(rest);
        if (!hour || !half || (!has_minutes && *half == Half::None)) return false;
        line_read_.minute_of_day = minute_of_day(*hour, minute, *half);
        return line_read_.minute_of_day.has_value();
    }

    /// Morning or afternoon, in the same word or the next.
    std::optional<Half> half_here(std::string_view rest) {
        if (!rest.empty() || at_ + 1 >= words_.size()) return half_of_day(rest);
        const auto next = half_of_day(words_[at_ + 1]);
        if (!next) return Half::None;
        ++at_;
        return next;
    }

    bool read_date_part(std::string_view word) {
        if (const auto month = find_name(months, word)) {
            date_.month = *month;
            return true;
        }
        const auto number = take_number(word);
        if (!number) return false;
        constexpr std::string_view endings[] = {"", ".", "st", "nd", "rd", "th"};
        if (std::find(std::begin(endings), std::end(endings), word) == std::end(endings)) {
            return false;
        }
        constexpr int first_year = 1990;
        constexpr int last_year = 2100;
        constexpr int most_days = 31;
        if (*number >= first_year && *number <= last_year && word.empty()) {
            date_.year = *number;
            return true;
        }
        if (*number < 1 || *number > most_days || date_.day != 0) return false;
        date_.day = *number;
        return true;
    }

    bool read_zone(std::string_view word) {
        if (!line_read_.minute_of_day || !is_zone(word)) return false;
        line_read_.zone =
            line_.substr(static_cast<std::size_t>(word.data() - text_.data()), word.size());
        return true;
    }

    std::optional<TimeLine> finish() {
        if (date_.month != 0 && date_.day != 0) line_read_.date = date_;
        const bool has_half_a_date = !line_read_.date && (date_.day != 0 || date_.month != 0);
        const bool says_when =
            line_read_.date || line_read_.minute_of_day || line_read_.is_relative;
        if (!says_when ||
            (has_half_a_date && !line_read_.minute_of_day && !line_read_.is_relative)) {
            return std::nullopt;
        }
        return line_read_;
    }

    std::string text_;
    std::string_view line_;
    std::vector<std::string_view> words_;
    std::size_t at_ = 0;
    Date date_;
    TimeLine line_read_;
};

}  // namespace

std::optional<TimeLine> read_time_line(std::string_view line) {
    constexpr std::size_t longest = 80;
    if (line.size() > longest) return std::nullopt;
    return WordReader{line}.read();
}

std::optional<TimePrefix> read_time_prefix(std::string_view line) {
    constexpr std::size_t most_words = 3;
    constexpr std::string_view marks[] = {"-", "–", "—", ":", "|", "•"};
    std::size_t end = 0;
    std::optional<TimePrefix> longest;
    for (std::size_t words = 0; words < most_words; ++words) {
        end = std::min(line.find(' ', end + 1), line.size());
        std::string_view head = line.substr(0, end);
        const bool has_colon = head.ends_with(':');
        if (has_colon) head.remove_suffix(1);
        const auto time = read_time_line(head);
        if (!time || !time->minute_of_day) continue;
        std::size_t after = std::min(line.find_first_not_of(' ', end), line.size());
        bool has_mark = has_colon;
        for (const std::string_view mark : marks) {
            if (has_mark || !line.substr(after).starts_with(mark)) continue;
            has_mark = true;
            after += mark.size();
        }
        after = std::min(line.find_first_not_of(' ', after), line.size());
        if (has_mark && after < line.size()) longest = TimePrefix{*time, after};
        if (end == line.size()) break;
    }
    return longest;
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
        const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(moment)};
        return NamedDay{{static_cast<int>(date.year()),
                         static_cast<int>(static_cast<unsigned>(date.month())),
                         static_cast<int>(static_cast<unsigned>(date.day()))},
                        at};
    }
    return std::nullopt;
}

schema::KnownTime known_time(const TimeLine& line, const std::optional<Date>& day) {
    std::optional<Date> date = line.date ? line.date : day;
    if (!date) return {};
    if (date->year == 0 && day) date->year = day->year;
    const std::chrono::year_month_day printed{
        std::chrono::year{date->year},
        std::chrono::month{static_cast<unsigned>(date->month)},
        std::chrono::day{static_cast<unsigned>(date->day)}};
    if (date->year == 0 || !printed.ok()) return {};
    const std::chrono::sys_days days{printed};
    std::chrono::minutes since = days.time_since_epoch();
    const auto zone = zone_offset(lower(line.zone), days);
    const bool is_exact = zone && line.minute_of_day;
    if (is_exact) since += std::chrono::minutes{*line.minute_of_day} - *zone;
    return {{std::chrono::milliseconds{since}.count()},
            is_exact ? schema::Precision::Minute : schema::Precision::Day,
            schema::TimeTrust::C};
}

}  // namespace onrecord::corpus::formats::pasted
