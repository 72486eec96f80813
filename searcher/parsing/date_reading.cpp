// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/parsing/date_reading.hpp"

#include "schema/analyzer.hpp"
#include "searcher/parsing/suggestion.hpp"
#include "searcher/parsing/vocabulary.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <vector>

namespace onrecord::searcher {
namespace {

using schema::Instant;
using schema::Period;
using std::chrono::sys_days;

constexpr std::size_t longest_date = 64;  // Bytes; no date that people type is longer.
constexpr std::int64_t day_milliseconds = 24LL * 60 * 60 * 1000;
constexpr std::int64_t hour_milliseconds = 60LL * 60 * 1000;
constexpr int most_back = 10'000;
constexpr std::string_view date_forms =
    " Write a day (2022-01-28), a month (2022-01), a year (2022), a range (2022-01..2022-02) or "
    "words such as yesterday and last-week.";

using Cells = std::vector<std::string_view>;

/// The cells of a data file's rows.
std::vector<Cells> rows_of(std::string_view table) {
    std::vector<Cells> rows;
    for (std::size_t at = 0; at < table.size();) {
        const std::size_t end = std::min(table.find('\n', at), table.size());
        std::string_view line = table.substr(at, end - at);
        at = end + 1;
        if (line.empty() || line.front() == '#') continue;
        Cells& cells = rows.emplace_back();
        for (std::size_t tab = line.find('\t'); tab != std::string_view::npos;
             tab = line.find('\t')) {
            cells.push_back(line.substr(0, tab));
            line.remove_prefix(tab + 1);
        }
        cells.push_back(line);
    }
    return rows;
}

std::optional<int> number_of(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_whole = error == std::errc{} && end == text.data() + text.size();
    return is_whole ? std::optional{number} : std::nullopt;
}

struct RelativeDate {
    std::string_view unit;
    int which = 0;
};

const std::map<std::string, int, std::less<>>& months() {
    static const auto* const table = [] {
        auto* const made = new std::map<std::string, int, std::less<>>;
        for (const Cells& row : rows_of(parsing::vocabulary::months)) {
            made->emplace(schema::fold(row[0]), number_of(row[1]).value_or(0));
        }
        return made;
    }();
    return *table;
}

const std::map<std::string, RelativeDate, std::less<>>& relative_dates() {
    static const auto* const table = [] {
        auto* const made = new std::map<std::string, RelativeDate, std::less<>>;
        for (const Cells& row : rows_of(parsing::vocabulary::relative_dates)) {
            made->emplace(schema::fold(row[0]), RelativeDate{row[1], *number_of(row[2])});
        }
        return made;
    }();
    return *table;
}

/// A number or a word of a written date, and the sign behind it.
struct Piece {
    std::string text;
    std::optional<int> number;
    std::size_t digits = 0;
    char sign = ' ';
};

bool is_sign(char byte) {
    return byte == ' ' || byte == '.' || byte == '/' || byte == '-' || byte == ',' || byte == '_';
}

/// `5th` and `1er` as 5 and 1.
std::string_view without_ordinal(std::string_view text) {
    for (const std::string_view ending : {"st", "nd", "rd", "th", "er"}) {
        const bool is_ordinal = text.size() > ending.size() && text.ends_with(ending) &&
                                number_of(text.substr(0, text.size() - ending.size()));
        if (is_ordinal) return text.substr(0, text.size() - ending.size());
    }
    return text;
}

std::vector<Piece> pieces_of(std::string_view folded) {
    std::vector<Piece> pieces;
    std::size_t at = 0;
    while (at < folded.size()) {
        const std::size_t begin = at;
        while (at < folded.size() && !is_sign(folded[at])) {
            ++at;
        }
        if (at > begin) {
            const std::string_view text = without_ordinal(folded.substr(begin, at - begin));
            pieces.push_back({std::string{text}, number_of(text), text.size(), ' '});
        }
        if (at < folded.size() && !pieces.empty() && folded[at] != ' ') {
            pieces.back().sign = folded[at];
        }
        ++at;
    }
    return pieces;
}

std::string joined(const std::vector<Piece>& pieces) {
    std::string text;
    for (const Piece& piece : pieces) {
        text.append(text.empty() ? "" : " ").append(piece.text);
    }
    return text;
}

Period period_of(sys_days begin, sys_days end) {
    const auto instant = [](sys_days day) {
        return Instant{day.time_since_epoch().count() * day_milliseconds};
    };
    return {instant(begin), instant(end)};
}

std::optional<Period> day(int year, int month, int day_of_month) {
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day_of_month)}};
    const bool is_date = year >= 1 && year <= 9999 && month > 0 && day_of_month > 0 && date.ok();
    if (!is_date) return std::nullopt;
    return period_of(sys_days{date}, sys_days{date} + std::chrono::days{1});
}

Period month(std::chrono::year_month which) {
    return period_of(sys_days{which / 1}, sys_days{(which + std::chrono::months{1}) / 1});
}

sys_days day_of(Instant now) {
    const std::int64_t remainder = now.milliseconds % day_milliseconds;
    const std::int64_t whole = now.milliseconds / day_milliseconds - (remainder < 0 ? 1 : 0);
    return sys_days{std::chrono::days{whole}};
}

Period relative(const RelativeDate& date, Instant now) {
    const sys_days today = day_of(now);
    const std::chrono::year_month_day parts{today};
    if (date.unit == "day") {
        const sys_days begin = today + std::chrono::days{date.which};
        return period_of(begin, begin + std::chrono::days{1});
    }
    if (date.unit == "week") {
        const auto back = (std::chrono::weekday{today} - std::chrono::Monday).count();
        const sys_days begin = today - std::chrono::days{back} + std::chrono::weeks{date.which};
        return period_of(begin, begin + std::chrono::weeks{1});
    }
    if (date.unit == "month") {
        return month(parts.year() / parts.month() + std::chrono::months{date.which});
    }
    const std::chrono::year year = parts.year() + std::chrono::years{date.which};
    return period_of(sys_days{year / 1 / 1}, sys_days{(year + std::chrono::years{1}) / 1 / 1});
}

/// How long a `d` is, of `7d`; 0 for what is no unit. Months and years are 30 and 365 days.
std::int64_t unit_length(std::string_view unit) {
    if (unit.size() > 1 && unit.ends_with('s')) unit.remove_suffix(1);
    if (unit == "h" || unit == "hour") return hour_milliseconds;
    if (unit == "d" || unit == "day") return day_milliseconds;
    if (unit == "w" || unit == "week") return 7 * day_milliseconds;
    if (unit == "m" || unit == "month") return 30 * day_milliseconds;
    return unit == "y" || unit == "year" ? 365 * day_milliseconds : 0;
}

std::optional<Period> reaching_back(std::optional<int> count, std::string_view unit, Instant now) {
    const std::int64_t length = unit_length(unit);
    if (!count || *count < 1 || *count > most_back || length == 0) return std::nullopt;
    return Period{{now.milliseconds - *count * length}, {now.milliseconds + 1}};
}

/// `7d`, `last 7 days`.
std::optional<Period> reaching_back(const std::vector<Piece>& pieces, Instant now) {
    if (pieces.size() == 1) {
        const std::string_view text = pieces[0].text;
        const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
        return reaching_back(number_of(text.substr(0, end)), text.substr(end), now);
    }
    const bool is_last =
        pieces.size() == 3 && (pieces[0].text == "last" || pieces[0].text == "past");
    if (!is_last) return std::nullopt;
    return reaching_back(pieces[1].number, pieces[2].text, now);
}

DateReading wrong(std::string_view text, std::string_view reason) {
    return {std::nullopt, in_quotes(text) + std::string{reason}};
}

DateReading read_or(std::optional<Period> period, std::string_view text) {
    if (period) return {period, {}};
    return wrong(text, " is not a date." + std::string{date_forms});
}

std::string iso(int year, int month, int day_of_month) {
    const std::optional<Period> period = day(year, month, day_of_month);
    return period ? schema::to_day(period->begin) : std::string{};
}

/// Three numbers, the year first or last.
DateReading read_numbers(const std::vector<Piece>& pieces, std::string_view text) {
    const int first = *pieces[0].number;
    const int second = *pieces[1].number;
    const int third = *pieces[2].number;
    if (pieces[0].digits == 4) return read_or(day(first, second, third), text);
    if (pieces[2].digits != 4) {
        return wrong(text, " does not say the year in four digits. Write it as 2024-03-05.");
    }
    const std::string day_first = iso(third, second, first);
    const std::string month_first = iso(third, first, second);
    const bool is_both = !day_first.empty() && !month_first.empty() && day_first != month_first;
    if (is_both && pieces[0].sign != '.') {
        return wrong(text,
                     " may be " + day_first + " or " + month_first + ". Write the one you mean.");
    }
    return read_or(day_first.empty() ? day(third, first, second) : day(third, second, first), text);
}

/// A month's name with a year, and a day before or behind it.
DateReading read_named(const std::vector<Piece>& pieces, int month_number, std::string_view text) {
    std::optional<int> year;
    std::optional<int> day_of_month;
    for (const Piece& piece : pieces) {
        if (!piece.number) continue;
        (piece.digits == 4 ? year : day_of_month) = piece.number;
    }
    if (!year) return wrong(text, " does not say the year in four digits. Write it as 2024-03-05.");
    if (day_of_month) return read_or(day(*year, month_number, *day_of_month), text);
    const std::chrono::year_month which{std::chrono::year{*year},
                                        std::chrono::month{static_cast<unsigned>(month_number)}};
    return {month(which), {}};
}

std::size_t number_count(const std::vector<Piece>& pieces) {
    return static_cast<std::size_t>(
        std::ranges::count_if(pieces, [](const Piece& piece) { return piece.number.has_value(); }));
}

/// The one month that the pieces name, with small words put away; 0 for none, or other words.
int take_month(std::vector<Piece>& pieces) {
    int found = 0;
    std::vector<Piece> kept;
    for (const Piece& piece : pieces) {
        const auto row = piece.number ? months().end() : months().find(piece.text);
        if (!piece.number && row == months().end()) return 0;
        if (!piece.number && row->second == 0) continue;
        if (!piece.number && found != 0) return 0;
        if (!piece.number) found = row->second;
        kept.push_back(piece);
    }
    pieces = std::move(kept);
    return found;
}

}  // namespace

DateReading read_date(std::string_view text, Instant now) {
    if (const std::optional<Period> period = schema::parse_period(text)) return {period, {}};
    if (text.size() > longest_date) return read_or(std::nullopt, text);
    std::vector<Piece> pieces = pieces_of(schema::fold(text));
    const auto words = relative_dates().find(joined(pieces));
    if (words != relative_dates().end()) return {relative(words->second, now), {}};
    if (const auto back = reaching_back(pieces, now)) return {back, {}};
    if (pieces.size() == 3 && number_count(pieces) == 3) return read_numbers(pieces, text);
    const int named = take_month(pieces);
    const std::size_t numbers = number_count(pieces);
    if (named > 0 && numbers + 1 == pieces.size() && numbers <= 2) {
        return read_named(pieces, named, text);
    }
    return read_or(std::nullopt, text);
}

}  // namespace onrecord::searcher
