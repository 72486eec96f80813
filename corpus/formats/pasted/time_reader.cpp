// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/time_reader.hpp"

#include "corpus/formats/pasted/zone.hpp"
#include "corpus/html/phrases.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <iterator>

namespace onrecord::corpus::formats::pasted {
namespace {

constexpr std::size_t most_words = 16;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

/// The number that `text` begins with, and what follows it.
std::optional<int> take_number(std::string_view& text) {
    int number = 0;
    constexpr std::size_t most_digits = 4;
    if (text.empty() || !is_digit(text.front())) return std::nullopt;
    const char* end = text.data() + std::min(text.size(), most_digits);
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{}) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
    return number;
}

std::optional<int> minute_of_day(int hour, int minute) {
    constexpr int hours = 24;
    constexpr int minutes = 60;
    if (minute < 0 || minute >= minutes || hour < 0 || hour >= hours) return std::nullopt;
    return hour * minutes + minute;
}

std::string_view without_end(std::string_view word, std::string_view ends) {
    while (word.size() > 1 && ends.find(word.back()) != std::string_view::npos) {
        word.remove_suffix(1);
    }
    return word;
}

std::span<const TimeMeaning> meanings_of(std::string_view word) {
    if (const auto whole = time_meanings(std::string{word}); !whole.empty()) return whole;
    return time_meanings(std::string{without_end(word, ".:")});
}

/// Where a clock or a count is glued to a year (`202416:42`, `20242h`); the word's end where not.
std::size_t glued_to_year(std::string_view word) {
    constexpr std::size_t year_digits = 4;
    constexpr std::size_t shortest = year_digits + 2;
    if (word.size() < shortest || !(word.starts_with("19") || word.starts_with("20"))) {
        return word.size();
    }
    const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
    const bool is_glued = (digits == year_digits + 1 || digits == year_digits + 2) &&
                          digits < word.size() &&
                          std::string_view{":.hmsd"}.find(word[digits]) != std::string_view::npos;
    return is_glued ? year_digits : word.size();
}

bool means(std::string_view word, std::initializer_list<TimeWord> kinds) {
    return std::ranges::any_of(meanings_of(word), [&](const TimeMeaning& meaning) {
        return std::ranges::find(kinds, meaning.kind) != kinds.end();
    });
}

/// Behind a clock, with its seconds where it has some (`19:40|17`, `19:40:50|1`): two boxes side by
/// side; the word's end where no digit follows.
std::size_t glued_to_clock(std::string_view word) {
    const std::size_t hour = std::min(word.find_first_not_of("0123456789"), word.size());
    const auto has_part = [&](std::size_t at) {
        return at + 2 < word.size() && is_digit(word[at + 1]) && is_digit(word[at + 2]);
    };
    const bool is_clock = hour >= 1 && hour <= 2 && hour < word.size() &&
                          (word[hour] == ':' || word[hour] == 'h') && has_part(hour);
    if (!is_clock) return word.size();
    constexpr std::size_t part = 3;
    std::size_t end = hour + part;
    if (end < word.size() && word[end] == ':' && has_part(end)) end += part;
    return end < word.size() && is_digit(word[end]) ? end : word.size();
}

/// Where a month or weekday is glued to a number (`10/17/2024|october`).
std::size_t glued_month(std::string_view word) {
    const std::size_t letters = word.find_first_not_of("0123456789./-:");
    if (letters == std::string_view::npos || letters == 0 || !is_digit(word[letters - 1])) {
        return word.size();
    }
    return means(word.substr(letters), {TimeWord::Month, TimeWord::Weekday}) ? letters
                                                                             : word.size();
}

/// Where a number is glued to the word before it (`ago12.50`, `et1`, `at19:40`). Other short words
/// belong to their numbers (`h30`).
std::size_t glued_number(std::string_view word) {
    constexpr std::size_t shortest = 3;
    std::size_t letters = 0;
    while (letters < word.size() && word[letters] >= 'a' && word[letters] <= 'z') {
        ++letters;
    }
    if (letters < 2 || letters == word.size() || !is_digit(word[letters])) return word.size();
    const std::string_view head = word.substr(0, letters);
    const bool is_word = letters >= shortest || is_zone(head) ||
                         means(head, {TimeWord::Lead, TimeWord::Filler, TimeWord::Pm});
    return is_word ? letters : word.size();
}

/// The end of the first of the words that were copied without a blank between.
std::size_t end_of_first(std::string_view word) {
    if (word.empty() || !is_digit(word.front())) return glued_number(word);
    return std::min({glued_to_year(word), glued_to_clock(word), glued_month(word)});
}

/// `17/10/2024`: digits, and two of one mark between.
bool is_date_form(std::string_view word) {
    const std::size_t sign = word.find_first_of("./-");
    return sign != std::string_view::npos && std::ranges::count(word, word[sign]) == 2 &&
           word.find_first_not_of("0123456789./-") == std::string_view::npos;
}

}  // namespace

TimeReader::TimeReader(std::string_view line) : text_{html::lower_case(line)}, line_{line} {
    if (text_.size() == line_.size()) split();
    for (std::size_t at = 0; at < words_.size(); ++at) {
        has_ago_ = has_ago_ || has(TimeWord::Ago, at);
    }
    // `il y a` and `fa` are the only ones of more words than one; a phrase is looked up as such.
    has_ago_ = has_ago_ || text_.find("il y a ") != std::string::npos;
}

void TimeReader::split() {
    constexpr std::string_view parting = " \t,()[]";
    const std::string_view all{text_};
    for (std::size_t at = all.find_first_not_of(parting);
         at != std::string_view::npos && words_.size() <= most_words;
         at = all.find_first_not_of(parting, at)) {
        std::size_t end = std::min(all.find_first_of(parting, at), all.size());
        end = std::min(end, end_of_first(all.substr(at, end - at)) + at);
        words_.push_back(all.substr(at, end - at));
        at = end;
    }
}

std::optional<TimeLine> TimeReader::read() {
    if (words_.empty() || words_.size() > most_words) return std::nullopt;
    for (at_ = 0; at_ < words_.size(); ++at_) {
        if (!read_here()) return std::nullopt;
    }
    return finish();
}

bool TimeReader::has(TimeWord kind, std::size_t at) const {
    if (at >= words_.size()) return false;
    const auto meanings = meanings_of(words_[at]);
    return std::ranges::find(meanings, kind, &TimeMeaning::kind) != meanings.end();
}

/// Counts first: `5` before `minutes` is no day of a month.
bool TimeReader::read_here() {
    return read_count() || read_moment() || read_date() || read_clock() || read_phrase() ||
           read_offset() || read_epoch() || read_day_or_year();
}

/// The longest phrase here that means something.
bool TimeReader::read_phrase() {
    std::array<std::string, most_words_a_phrase> phrases;
    std::size_t count = 0;
    std::string phrase;
    for (; count < most_words_a_phrase && at_ + count < words_.size(); ++count) {
        phrase += (count > 0 ? " " : "") + std::string{without_end(words_[at_ + count], ":")};
        phrases[count] = phrase;
    }
    for (; count > 0; --count) {
        if (read_zone(phrases[count - 1], count)) return true;
        for (const TimeMeaning& meaning : time_meanings(phrases[count - 1])) {
            if (apply(meaning, count)) return true;
        }
    }
    for (const TimeMeaning& meaning : meanings_of(words_[at_])) {
        if (apply(meaning, 1)) return true;
    }
    return false;
}

bool TimeReader::apply(const TimeMeaning& meaning, std::size_t words) {
    switch (meaning.kind) {
        case TimeWord::Lead:
            ends_open_ = at_ + words == words_.size();
            break;
        case TimeWord::Filler:
        case TimeWord::Weekday:
            break;
        case TimeWord::Update:
            // `Published at 05h38, updated at 13h05` is of the first.
            is_update_behind_ = made_.minute_of_day.has_value() && at_ > 0;
            made_.is_update = !is_update_behind_;
            break;
        case TimeWord::Ago:
            if (!has_ago_) return false;
            break;
        case TimeWord::Now:
            if (words_.size() < 2) return false;
            made_.is_relative = true;
            break;
        case TimeWord::Today:
            made_.near_day = NearDay::Today;
            break;
        case TimeWord::Yesterday:
            made_.near_day = NearDay::Yesterday;
            break;
        case TimeWord::Month:
            if (date_.month != 0 && !repeats_date(meaning.value)) return false;
            date_.month = meaning.value;
            break;
        default:
            return false;  // Units, counts and halves of a day mean nothing on their own.
    }
    at_ += words - 1;
    return true;
}

bool TimeReader::read_zone(const std::string& phrase, std::size_t words) {
    if (!made_.minute_of_day || !is_zone(phrase)) return false;
    if (!made_.zone.empty()) {  // `GMT+0100 (British Summer Time)`: the offset is exact.
        const bool has_offset = made_.zone.find_first_of("+-") != std::string_view::npos;
        at_ += has_offset ? words - 1 : 0;
        return has_offset;
    }
    const std::string_view last = words_[at_ + words - 1];
    const auto begin = static_cast<std::size_t>(words_[at_].data() - text_.data());
    const auto end = static_cast<std::size_t>(last.data() + last.size() - text_.data());
    made_.zone = line_.substr(begin, end - begin);
    at_ += words - 1;
    return true;
}

/// `+1`, `utc+05:30`, `gmt-3`; a sign may stand alone behind the zone's name.
bool TimeReader::read_offset() {
    const std::string_view word = words_[at_];
    if (!made_.minute_of_day || !zone_offset(word, {})) return false;
    const auto begin = static_cast<std::size_t>(word.data() - text_.data());
    const bool continues = !made_.zone.empty();
    const auto zone_begin =
        continues ? static_cast<std::size_t>(made_.zone.data() - line_.data()) : begin;
    if (continues && begin - zone_begin > made_.zone.size() + 1) return false;
    made_.zone = line_.substr(zone_begin, begin + word.size() - zone_begin);
    return true;
}

/// `2024-03-05t12:50:00z`, as machines write.
bool TimeReader::read_moment() {
    constexpr std::size_t date_length = 10;
    constexpr std::size_t to_minutes = 16;
    const std::string_view word = words_[at_];
    if (word.size() < to_minutes || word[date_length] != 't') return false;
    const auto day = find_day(word.substr(0, date_length));
    std::string_view hour = word.substr(date_length + 1, 2);
    std::string_view minute = word.substr(date_length + 4, 2);
    if (!day || !is_digits(hour) || !is_digits(minute) || word[date_length + 3] != ':') {
        return false;
    }
    made_.minute_of_day = minute_of_day(*take_number(hour), *take_number(minute));
    date_ = day->date;
    const std::size_t zone = word.find_first_of("z+-", to_minutes);
    if (zone != std::string_view::npos) {
        const auto begin = static_cast<std::size_t>(word.data() - text_.data()) + zone;
        made_.zone = line_.substr(begin, word.size() - zone);
    }
    return made_.minute_of_day.has_value();
}

/// `2024-03-05`, `2024/03/05`, `05.03.2024`, `5/3/24`, `05.03.`.
bool TimeReader::read_date() {
    std::string_view rest = without_end(words_[at_], ":");
    if (is_update_behind_ && is_date_form(rest)) return true;  // Of the change.
    if (date_.day != 0 || rest.empty() || !is_digit(rest.front())) return false;
    std::array<int, 3> numbers{};
    std::array<std::size_t, 3> digits{};
    const std::string_view whole = rest;
    const char sign = whole[std::min(whole.find_first_not_of("0123456789"), whole.size() - 1)];
    if (sign != '.' && sign != '/' && sign != '-') return false;
    std::size_t count = 0;
    for (; count < numbers.size() && !rest.empty(); ++count) {
        const std::size_t before = rest.size();
        const auto number = take_number(rest);
        if (!number) return false;
        numbers[count] = *number;
        digits[count] = before - rest.size();
        if (!rest.empty() && rest.front() != sign) return false;
        if (!rest.empty()) rest.remove_prefix(1);
    }
    const bool has_year = count == 3 && rest.empty();
    if (!has_year && !(count == 2 && sign == '.' && whole.ends_with('.'))) return false;
    constexpr int most_months = 12;
    constexpr int century = 2000;
    if (digits[0] == 4) {
        date_ = {numbers[0], numbers[1], numbers[2]};
    } else {
        if (has_year && digits[2] != 2 && digits[2] != 4) return false;
        const bool is_month_first = sign != '.' && numbers[1] > most_months;
        date_.year = numbers[2] + (digits[2] == 2 ? century : 0);
        date_.day = is_month_first ? numbers[1] : numbers[0];
        date_.month = is_month_first ? numbers[0] : numbers[1];
        made_.is_date_unsure =
            sign != '.' && !is_month_first && numbers[0] <= most_months && numbers[0] != numbers[1];
    }
    constexpr int most_days = 31;
    const bool is_date =
        date_.month >= 1 && date_.month <= most_months && date_.day >= 1 && date_.day <= most_days;
    if (!is_date) date_ = {};
    return is_date;
}

/// Seconds since 1970 alone on a line: a page's script wrote it, and it marks an Entry.
bool TimeReader::read_epoch() {
    constexpr std::size_t digits = 10;
    const std::string_view word = words_[at_];
    made_.is_relative =
        words_.size() == 1 && word.size() == digits && is_digits(word) && word.front() == '1';
    return made_.is_relative;
}

bool TimeReader::read_clock() {
    std::string_view rest = words_[at_];
    if (!is_digit(rest.front())) return false;
    if (is_update_behind_) return rest.find_first_of(":h.") != std::string_view::npos;
    const auto before = made_.minute_of_day;
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    const auto number = take_number(rest);
    if (!number) return false;
    constexpr std::size_t military_digits = 4;
    if (digits == military_digits && rest.empty() && at_ + 1 < words_.size() &&
        is_zone(words_[at_ + 1]) && !before) {
        constexpr int hundred = 100;
        made_.minute_of_day = minute_of_day(*number / hundred, *number % hundred);
        return made_.minute_of_day.has_value();
    }
    if (digits > 2) return false;
    int minute = 0;
    const bool has_minutes = rest.size() >= 3 &&
                             (rest[0] == ':' || rest[0] == '.' || rest[0] == 'h') &&
                             is_digit(rest[1]) && is_digit(rest[2]);
    if (has_minutes) {
        minute = (rest[1] - '0') * 10 + (rest[2] - '0');
        rest.remove_prefix(3);
        if (rest.size() >= 3 && rest[0] == ':' && is_digit(rest[1])) rest.remove_prefix(3);
    }
    const bool is_parted = rest.empty() && !has_minutes && read_parted_minutes(minute);
    const auto half = half_here(rest);
    if (half) rest = {};
    constexpr int noon = 12;
    int hour = *number;
    // `16:42 pm`, as some templates write: the half of the day says the same once more.
    const bool says_half_twice =
        has_minutes && half == (hour < noon ? Half::Morning : Half::Afternoon);
    if (half && (hour < 1 || hour > noon) && !says_half_twice) return false;
    if (half == Half::Morning && hour == noon) hour = 0;
    if (half == Half::Afternoon && hour < noon) hour += noon;
    const bool says_hours = rest == "h" || (rest.empty() && at_ + 1 < words_.size() &&
                                            (words_[at_ + 1] == "uhr" || words_[at_ + 1] == "uur"));
    if (!has_minutes && !is_parted && !half && (!says_hours || has_ago_)) return false;
    // `3h` alone is how long ago; `à 3h`, `3h GMT` is a time.
    if (rest == "h" && !has_minutes && words_.size() == 1) {
        made_.is_relative = true;
        return true;
    }
    const auto clock = minute_of_day(hour, minute);
    if (!clock || (before && *before != *clock)) return false;
    made_.minute_of_day = clock;
    return read_behind_clock(rest);
}

/// `10/17/2024October 17, 2024`: for people and for those who hear the page read.
bool TimeReader::repeats_date(int month) {
    is_date_twice_ = date_.day != 0 && date_.month == month;
    return is_date_twice_;
}

/// Minutes that stand apart from their hour, as in French: `14 h 05`.
bool TimeReader::read_parted_minutes(int& minute) {
    if (at_ + 2 >= words_.size() || words_[at_ + 1] != "h") return false;
    const std::string_view digits = words_[at_ + 2];
    if (digits.size() != 2 || !is_digits(digits)) return false;
    minute = (digits[0] - '0') * 10 + (digits[1] - '0');
    at_ += 2;
    return true;
}

/// What is glued to a time: `14:05GMT`, `14:05h`, `17:05uhr`.
bool TimeReader::read_behind_clock(std::string_view rest) {
    if (rest.empty() || rest == "h" || rest == ":" || rest == ".") return true;
    if (is_zone(rest) || zone_offset(rest, {})) {
        const auto begin = static_cast<std::size_t>(rest.data() - text_.data());
        made_.zone = line_.substr(begin, rest.size());
        return true;
    }
    const auto meanings = time_meanings(std::string{rest});
    return std::ranges::any_of(meanings, [](const TimeMeaning& meaning) {
        return meaning.kind == TimeWord::Filler || meaning.kind == TimeWord::Lead;
    });
}

/// Morning or afternoon, in the same word or the next. German `am 5. März` is neither.
std::optional<TimeReader::Half> TimeReader::half_here(std::string_view rest) {
    const auto half_of = [](std::string_view word) -> std::optional<Half> {
        const auto meanings = time_meanings(std::string{without_end(word, ":")});
        for (const TimeMeaning& meaning : meanings) {
            if (meaning.kind == TimeWord::Am) return Half::Morning;
            if (meaning.kind == TimeWord::Pm) return Half::Afternoon;
        }
        return std::nullopt;
    };
    if (!rest.empty()) return half_of(rest);
    if (at_ + 1 >= words_.size()) return std::nullopt;
    const bool german = words_[at_ + 1] == "am" && at_ + 2 < words_.size() &&
                        is_digit(words_[at_ + 2].front()) && words_[at_ + 2].ends_with('.');
    const auto next = german ? std::nullopt : half_of(words_[at_ + 1]);
    if (next) ++at_;
    return next;
}

/// `5 minutes`, `5m`, `une heure` in a line that says how long ago.
bool TimeReader::read_count() {
    if (!has_ago_) return false;
    std::string_view rest = words_[at_];
    const bool is_count = take_number(rest).has_value();
    const auto glued = is_count && !rest.empty() ? time_meanings(std::string{rest})
                                                 : std::span<const TimeMeaning>{};
    if (std::ranges::find(glued, TimeWord::Unit, &TimeMeaning::kind) != glued.end()) {
        has_count_ = true;
        return true;
    }
    const bool counts = (is_count && rest.empty()) || has(TimeWord::Count, at_);
    if (!counts || !has(TimeWord::Unit, at_ + 1)) return false;
    ++at_;
    has_count_ = true;
    return true;
}

bool TimeReader::read_day_or_year() {
    std::string_view word = without_end(words_[at_], ":");
    const auto number = take_number(word);
    if (!number) return false;
    constexpr std::string_view endings[] = {"", ".", "st", "nd", "rd", "th", "er", "º", "ª"};
    if (std::ranges::find(endings, word) == std::end(endings)) return false;
    constexpr int first_year = 1990;
    constexpr int last_year = 2100;
    constexpr int most_days = 31;
    if (*number >= first_year && *number <= last_year && word.empty() && date_.year == 0) {
        date_.year = *number;
        return true;
    }
    if (is_date_twice_ && word.empty() && (*number == date_.day || *number == date_.year)) {
        return true;
    }
    // `17. 7.`, behind a weekday perhaps.
    constexpr int most_months = 12;
    const bool is_month = date_.day != 0 && date_.month == 0 && word == "." && at_ > 0 &&
                          words_[at_ - 1].ends_with('.');
    if (is_month && *number >= 1 && *number <= most_months) {
        date_.month = *number;
        return true;
    }
    if (*number < 1 || *number > most_days || date_.day != 0) return false;
    date_.day = *number;
    return true;
}

std::optional<TimeLine> TimeReader::finish() {
    if (ends_open_ || (has_ago_ && !has_count_)) return std::nullopt;
    made_.is_relative = made_.is_relative || has_count_;
    if (date_.month != 0 && date_.day != 0) made_.date = date_;
    const bool has_half_a_date = !made_.date && (date_.day != 0 || date_.month != 0);
    const bool says_when = made_.date || made_.minute_of_day || made_.is_relative;
    if (!says_when || (has_half_a_date && !made_.minute_of_day && !made_.is_relative)) {
        return std::nullopt;
    }
    return made_;
}

}  // namespace onrecord::corpus::formats::pasted
