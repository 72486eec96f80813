// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted_text.hpp"

#include "corpus/files/utf8.hpp"
#include "corpus/formats/language.hpp"
#include "corpus/formats/pasted/dating.hpp"
#include "corpus/formats/pasted/line_forms.hpp"
#include "corpus/formats/pasted/lines.hpp"
#include "corpus/formats/pasted/outline.hpp"
#include "corpus/html/phrases.hpp"
#include "corpus/reading_account.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace onrecord::corpus::formats {
namespace {

using pasted::Date;
using pasted::Direction;
using pasted::Outline;
using pasted::Unit;

bool is_control(char letter) {
    const auto code = static_cast<unsigned char>(letter);
    return code < 0x20 && letter != '\n' && letter != '\r' && letter != '\t' && letter != '\f';
}

bool is_capital(char letter) {
    return (letter >= 'A' && letter <= 'Z') || static_cast<unsigned char>(letter) >= 0x80;
}

/// `Follow The Daily Bell` -> `The Daily Bell`: the first word of a sentence is a capital too.
std::string_view without_opening(std::string_view name) {
    constexpr std::string_view openings[] = {"Follow ",
                                             "Read ",
                                             "Join ",
                                             "See ",
                                             "In ",
                                             "On ",
                                             "To ",
                                             "For ",
                                             "From ",
                                             "With ",
                                             "Welcome ",
                                             "Visit "};
    for (const std::string_view opening : openings) {
        if (name.starts_with(opening)) return name.substr(opening.size());
    }
    return name;
}

/// The Outlet in `Newsweek's liveblog`, `The Daily Post's live coverage`: the capitalised words
/// before the 's.
std::string outlet_in(std::string_view text) {
    constexpr std::string_view tails[] = {"'s liveblog",
                                          "’s liveblog",
                                          "'s live blog",
                                          "’s live blog",
                                          "'s live page",
                                          "’s live page",
                                          "'s live coverage",
                                          "’s live coverage",
                                          "'s rolling coverage",
                                          "’s rolling coverage"};
    for (const std::string_view tail : tails) {
        const std::size_t end = text.find(tail);
        if (end == std::string_view::npos) continue;
        std::size_t begin = end;
        while (begin > 0) {
            std::size_t word = text.find_last_of(" \n\t(", begin - 1);
            word = word == std::string_view::npos ? 0 : word + 1;
            if (word >= begin || !is_capital(text[word])) break;
            begin = word > 0 && text[word - 1] == ' ' ? word - 1 : word;
            if (begin == word) break;
        }
        const std::string_view name =
            without_opening(pasted::trimmed(text.substr(begin, end - begin)));
        if (!name.empty()) return std::string{name};
    }
    return {};
}

/// `newsweek-2022-01-28.txt` -> `Newsweek`: what stands before the day. A name without a day says
/// too little.
std::string outlet_in_name(std::string_view file_name, const std::optional<pasted::NamedDay>& day) {
    if (!day || day->at == 0) return {};
    std::string name{file_name.substr(0, day->at)};
    std::replace_if(
        name.begin(), name.end(), [](char letter) { return letter == '-' || letter == '_'; }, ' ');
    while (name.ends_with(' ')) {
        name.pop_back();
    }
    bool begins_word = true;
    for (char& letter : name) {
        if (begins_word && letter >= 'a' && letter <= 'z') {
            letter = static_cast<char>(letter - ('a' - 'A'));
        }
        begins_word = letter == ' ';
    }
    return name;
}

/// JSON and scripts: most lines are names and values, or brackets alone. A page's text has a few
/// of either at most.
bool looks_like_code(std::string_view text) {
    constexpr std::size_t most_lines = 2000;
    std::size_t lines = 0;
    std::size_t code = 0;
    while (!text.empty() && lines < most_lines) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = pasted::trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) continue;
        ++lines;
        const bool is_bracket = line.find_first_not_of("{}[]();,") == std::string_view::npos;
        const std::size_t key_end =
            line.starts_with('"') ? line.find('"', 1) : std::string_view::npos;
        const bool is_member = key_end != std::string_view::npos &&
                               pasted::trimmed(line.substr(key_end + 1)).starts_with(':');
        const bool is_open = line.ends_with('{') || line.ends_with('[') || line.ends_with("};");
        if (is_bracket || is_member || is_open) ++code;
    }
    return lines > 0 && code * 2 >= lines;
}

/// How many `separator`s part the cells of a line; what stands between quotation marks parts none.
std::size_t separators_in(std::string_view line, char separator) {
    std::size_t count = 0;
    bool is_quoted = false;
    for (const char letter : line) {
        if (letter == '"') is_quoted = !is_quoted;
        if (letter == separator && !is_quoted) ++count;
    }
    return count;
}

/// Values parted by commas or semicolons (RFC 4180): a first line of names without blanks behind
/// the separators, as prose has them, and every other line with as many cells.
bool is_table_of_values(std::string_view text, char separator) {
    constexpr std::size_t most_lines = 200;
    constexpr std::size_t fewest_lines = 3;
    std::size_t lines = 0;
    std::size_t cells = 0;
    while (!text.empty() && lines < most_lines) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = pasted::trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) continue;
        const std::size_t count = separators_in(line, separator);
        if (lines++ == 0) {
            const bool is_prose = line.find(std::string{separator, ' '}) != std::string_view::npos;
            if (count == 0 || is_prose || line.ends_with(separator)) return false;
            cells = count;
        }
        if (count != cells) return false;
    }
    return lines >= fewest_lines;
}

/// One long line of JSON has no lines to count.
bool begins_like_json(std::string_view text) {
    text = pasted::trimmed(text.substr(0, std::min<std::size_t>(text.size(), 400)));
    if (!text.starts_with('{') && !text.starts_with('[')) return false;
    text = pasted::trimmed(text.substr(1));
    return text.starts_with('{') || text.starts_with('[') || text.starts_with('"') ||
           text.starts_with('}') || text.starts_with(']');
}

/// Makes the Entries of one page.
class PageReading {
public:
    PageReading(Intake& intake, std::string_view text)
        : intake_{&intake},
          file_name_{intake.file_name()},
          day_{pasted::find_day(file_name_)},
          outline_{pasted::make_outline(text)},
          outlet_{find_outlet(text)},
          lang_{guess_language(text)},
          text_bytes_{text.size()} {}

    void read() {
        if (!has_entries()) {
            return intake_->reject(
                "The text has no entries: no heading is followed by paragraphs, and no times part "
                "them.",
                {});
        }
        if (!day_) find_seen_day();
        report_dating(pasted::date_units(outline_, page_day()));
        report_set_aside();
        report_form();
        number_equal_titles();
        for (std::size_t at = 0; at < outline_.units.size(); ++at) {
            accept(at);
        }
    }

private:
    /// Words without a heading or a time are no liveblog.
    bool has_entries() const {
        const auto& units = outline_.units;
        return units.size() > 1 || (units.size() == 1 && !units.front().title.empty());
    }

    void report_dating(const pasted::DatingReport& report) {
        if (report.unsure_dates > 0) {
            intake_->warn(std::to_string(report.unsure_dates) +
                              " dates may be read with the day or the month first, and nothing on "
                              "the page or in the file's name settles it; the day was taken first. "
                              "Name the file by its day (outlet-2024-03-05.txt).",
                          {report.first_unsure_line, {}});
        }
        if (report.is_out_of_order) {
            intake_->warn(
                "The times are in no order and no day is printed beside them; they were "
                "kept to the day.");
        }
        if (outline_.pointers > 0) {
            intake_->warn(std::to_string(outline_.pointers) +
                          " titles stand in a list with times and have no text of their own (key "
                          "events, other pages); they were set aside.");
        }
        if (outline_.repeated > 0) {
            intake_->warn(std::to_string(outline_.repeated) +
                          " entries stand on the page twice (pinned) and were taken once.");
        }
    }

    /// What is no Entry's is kept beside them, and told of where it is much.
    void report_set_aside() {
        std::size_t bytes = 0;
        for (const Unit& unit : outline_.units) {
            for (const schema::Boilerplate& piece : unit.boilerplate) {
                bytes += piece.text.size();
            }
        }
        constexpr std::size_t hundred = 100;
        constexpr std::size_t told_from = 20;
        const std::size_t share = text_bytes_ == 0 ? 0 : bytes * hundred / text_bytes_;
        if (share < told_from || outline_.first_set_aside_line == 0) return;
        intake_->warn(std::to_string(share) +
                          " % of the text was set aside as not the liveblog's own (menus, labels, "
                          "captions, pointers to other pages); the first stands here.",
                      {outline_.first_set_aside_line, {}});
    }

    /// A pasted article, forum or programme has the form of a liveblog's text, too. Entries with
    /// times that come as they come are evidence enough.
    void report_form() {
        constexpr std::size_t fewest = 3;
        constexpr int step = 5;  // Timetables and programmes go by it.
        std::size_t times = 0;
        std::size_t round = 0;
        for (const Unit& unit : outline_.units) {
            if (!unit.published || !unit.published->minute_of_day) continue;
            ++times;
            if (*unit.published->minute_of_day % step == 0) ++round;
        }
        const bool has_form = times >= fewest && round < times;
        if (has_form || html::calls_itself_liveblog(outline_.title) ||
            html::calls_itself_liveblog(file_name_) || outline_.units.size() > fewest * fewest) {
            return;
        }
        intake_->account().doubt(Doubt::GuessedForm);
        intake_->warn(
            "Nothing calls this text a liveblog, and its times do not show that it is "
            "one; look at it with 'onrecord-index inspect'.");
    }

    std::string find_outlet(std::string_view text) const {
        if (!intake_->hints().outlet.empty()) return intake_->hints().outlet;
        std::string outlet = outlet_in(text);
        return outlet.empty() ? outlet_in_name(file_name_, day_) : outlet;
    }

    std::size_t age_of(std::size_t at) const {
        const bool is_reversed = outline_.direction == Direction::NewestFirst;
        return is_reversed ? outline_.units.size() - 1 - at : at;
    }

    /// Counted from the oldest, so that a new Entry with an old title leaves the old ids alone.
    void number_equal_titles() {
        std::map<std::string, std::uint64_t, std::less<>> counts;
        locals_.resize(outline_.units.size());
        for (std::size_t age = 0; age < locals_.size(); ++age) {
            const std::size_t at = age_of(age);
            const Unit& unit = outline_.units[at];
            // With a time of its own it is known by that: a rolling page has one headline for all.
            if (unit.published && unit.published->minute_of_day && !unit.title.empty()) continue;
            std::string key = unit.title.empty() ? time_of(unit) : unit.title;
            if (key.empty()) continue;
            const std::uint64_t ordinal = ++counts[key];
            locals_[at] =
                (unit.title.empty() ? "time " : "title ") + std::to_string(ordinal) + ' ' + key;
        }
    }

    static std::string time_of(const Unit& unit) {
        if (!unit.published || !unit.published->minute_of_day) return {};
        const auto day = unit.published->date ? unit.published->date : unit.day;
        const std::string minute = std::to_string(*unit.published->minute_of_day);
        return day ? std::to_string(day->month) + '-' + std::to_string(day->day) + ' ' + minute
                   : minute;
    }

    std::optional<Date> day_of(const Unit& unit) const {
        // That it was seen then dates no entry without a time.
        const bool has_clock = unit.published && unit.published->minute_of_day;
        std::optional<Date> day = unit.day ? unit.day : has_clock ? page_day() : file_day();
        if (day && day->year == 0 && page_day()) day->year = page_day()->year;
        return day;
    }
    std::optional<Date> file_day() const {
        return day_ ? std::optional<Date>{day_->date} : std::nullopt;
    }
    /// The day in the file's name; else when somebody vouches that the page was seen.
    std::optional<Date> page_day() const { return day_ ? file_day() : seen_day_; }

    /// The newest time is not ahead of when it was seen.
    void find_seen_day() {
        if (!intake_->hints().seen) return;
        seen_day_ = pasted::utc_day(*intake_->hints().seen);
        std::vector<const Unit*> clocked;
        for (const Unit& unit : outline_.units) {
            const bool has_clock = unit.published && unit.published->minute_of_day;
            if (has_clock && !unit.published->date && !unit.day) clocked.push_back(&unit);
        }
        if (clocked.empty()) return;
        const bool is_reversed = outline_.direction == Direction::NewestFirst;
        const Unit& newest = is_reversed ? *clocked.front() : *clocked.back();
        const auto time = pasted::known_time(*newest.published, seen_day_);
        const auto allowed = time.doubt == schema::TimeDoubt::NoZone
                                 ? pasted::most_ahead_without_zone
                                 : pasted::most_ahead_with_zone;
        const std::chrono::milliseconds limit =
            std::chrono::milliseconds{intake_->hints().seen->milliseconds} + allowed;
        if (std::chrono::milliseconds{time.at.milliseconds} > limit) {
            seen_day_ = pasted::days_later(*seen_day_, -1);
        }
    }

    void accept(std::size_t at) {
        Unit& unit = outline_.units[at];
        const Place place{unit.line, {}};
        if (unit.text.size() > intake_->limits().record_bytes) {
            return intake_->reject("The entry is longer than " +
                                       std::to_string(intake_->limits().record_bytes) +
                                       " bytes and was passed over.",
                                   place);
        }
        schema::Entry entry;
        entry.outlet = outlet_;
        entry.lang = intake_->hints().lang.empty() ? lang_ : intake_->hints().lang;
        entry.liveblog_title = outline_.title.empty() ? file_name_ : outline_.title;
        entry.published =
            pasted::known_time(unit.published.value_or(pasted::TimeLine{}), day_of(unit));
        const bool has_seen_day = seen_day_ && !unit.day && unit.published && !unit.published->date;
        if (has_seen_day && entry.published.doubt == schema::TimeDoubt::None) {
            entry.published.doubt = schema::TimeDoubt::Guessed;
        }
        if (unit.is_day_guessed || (unit.published && unit.published->is_date_unsure)) {
            entry.published.doubt = schema::TimeDoubt::Guessed;
        }
        // Of a change, and the only one: the best that is known, and no proof.
        const bool is_of_change = unit.published && unit.published->is_update;
        if (is_of_change && entry.published.doubt == schema::TimeDoubt::None) {
            entry.published.doubt = schema::TimeDoubt::Guessed;
        }
        if (unit.modified) entry.modified = pasted::known_time(*unit.modified, day_of(unit));
        entry.title = std::move(unit.title);
        entry.text = std::move(unit.text);
        entry.bylines = std::move(unit.bylines);
        entry.boilerplate = std::move(unit.boilerplate);
        entry.order = static_cast<std::int64_t>(age_of(at)) + 1;
        intake_->accept(std::move(entry), {locals_[at], {}, {}, place});
    }

    Intake* intake_;
    std::string file_name_;
    std::optional<pasted::NamedDay> day_;
    std::optional<Date> seen_day_;  ///< Where the file's name has none.
    Outline outline_;
    std::string outlet_;
    std::string_view lang_;
    std::size_t text_bytes_;
    std::vector<std::string> locals_;
};

}  // namespace

bool PastedText::fits(const Head& head) const {
    constexpr std::size_t most_control_in = 200;
    const auto controls = std::count_if(head.bytes.begin(), head.bytes.end(), is_control);
    if (static_cast<std::size_t>(controls) * most_control_in > head.bytes.size()) return false;
    const auto repair = files::repair_utf8(head.bytes);
    // Text in an old encoding has a foreign byte here and there; a binary file has little else.
    constexpr std::size_t most_foreign_in = 10;
    return repair.replaced * most_foreign_in <= head.bytes.size();
}

void PastedText::read(files::LineReader& capture, Intake& intake) const {
    const ReadLimits& limits = intake.limits();
    auto text = capture.rest(std::min(limits.text_bytes, limits.page_bytes));
    if (!text) {
        return intake.reject("The text is longer than " +
                                 std::to_string(std::min(limits.text_bytes, limits.page_bytes)) +
                                 " bytes: no page is. Split it.",
                             {});
    }
    if (static_cast<std::size_t>(std::ranges::count(*text, '\n')) > limits.text_lines) {
        return intake.reject("The text has more than " + std::to_string(limits.text_lines) +
                                 " lines: no page has. Split it.",
                             {});
    }
    if (const std::size_t at = files::find_ill_formed(*text); at != std::string::npos) {
        auto repair = files::repair_utf8(*text);
        const auto line =
            1 + std::count(text->begin(), text->begin() + static_cast<std::ptrdiff_t>(at), '\n');
        intake.complain(
            std::to_string(repair.replaced) +
                " bytes are not UTF-8, the first here; the text was kept with U+FFFD in "
                "their place. Convert the file with iconv and import it again.",
            {static_cast<std::uint64_t>(line), at});
        text = std::move(repair.text);
    }
    const std::string plain = pasted::with_plain_lines(*text);
    if (begins_like_json(plain) || looks_like_code(plain)) {
        return intake.reject(
            "This is JSON or a script, not pasted text. JSON is read as the exchange format, one "
            "object a line (docs/exchange-format.md), or as one of the forms in docs/formats.md.",
            {});
    }
    if (is_table_of_values(plain, ',') || is_table_of_values(plain, ';')) {
        return intake.reject(
            "This is a table of values (CSV), not pasted text. Write one JSON object a line for "
            "each of its rows (docs/exchange-format.md).",
            {});
    }
    PageReading{intake, plain}.read();
}

}  // namespace onrecord::corpus::formats
