// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/spoken/printed_transcript.hpp"

#include "corpus/files/utf8.hpp"
#include "corpus/formats/pasted/line_forms.hpp"
#include "corpus/formats/pasted/lines.hpp"
#include "corpus/formats/pasted/time_line.hpp"
#include "corpus/formats/spoken/speakers.hpp"
#include "corpus/formats/spoken/transcript.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace onrecord::corpus::formats {
namespace {

/// `[00:13:07] NAME: ...`, `00:13:07 NAME: ...`: the code, taken from the line.
std::optional<std::uint32_t> take_time_code(std::string_view& line) {
    std::string_view rest = line;
    const bool is_in_brackets = rest.starts_with('[') || rest.starts_with('(');
    if (is_in_brackets) rest.remove_prefix(1);
    const std::size_t end = std::min(rest.find_first_of(" ])\t"), rest.size());
    const std::string_view code = rest.substr(0, end);
    if (code.find(':') == std::string_view::npos) return std::nullopt;
    const auto read = spoken::read_time_code(code);
    if (!read || end == rest.size()) return std::nullopt;
    rest.remove_prefix(end + (is_in_brackets ? 1 : 0));
    line = pasted::trimmed(rest);
    return read;
}

/// The name in capitals that the line begins with; a name in small letters alone is too little.
std::optional<std::string> take_turn(std::string_view& line) {
    std::string_view rest = line;
    auto name = spoken::take_speaker(rest);
    if (!name) return std::nullopt;
    const bool has_small =
        std::ranges::any_of(*name, [](char letter) { return letter >= 'a' && letter <= 'z'; });
    if (has_small) return std::nullopt;
    line = rest;
    return name;
}

/// `Q    Thank you`, as stenographers print questions.
bool take_question(std::string_view& line) {
    constexpr std::string_view mark = "Q  ";
    if (!line.starts_with(mark)) return false;
    line = pasted::trimmed(line.substr(1));
    return true;
}

class PrintedReading {
public:
    explicit PrintedReading(Intake& intake)
        : intake_{&intake},
          recording_{spoken::recording_of(intake)} {}

    void read(std::string_view text) {
        std::uint64_t number = 0;
        while (!text.empty()) {
            const std::size_t feed = std::min(text.find('\n'), text.size());
            place_ = Place{++number, {}};
            take(pasted::trimmed(text.substr(0, feed)));
            text.remove_prefix(std::min(feed + 1, text.size()));
        }
        if (transcript_) transcript_->finish();
    }

private:
    void take(std::string_view line) {
        if (line.empty()) {
            is_behind_blank_ = true;
            return;
        }
        const auto code = take_time_code(line);
        spoken::Cue cue;
        const bool is_question = take_question(line);
        const auto name = is_question ? std::optional<std::string>{""} : take_turn(line);
        if (name) {
            speaker_ = *name;
            voice_ = name->empty() ? "?" : "";
            cue.begins_turn = true;
        }
        if (!transcript_ && !name) return take_head(line);
        begin();
        if (spoken::is_aside(line)) return transcript_->set_aside(std::string{line});
        cue.text = std::string{line};
        cue.speaker = speaker_;
        cue.voice = voice_;
        cue.milliseconds = code;
        cue.begins_paragraph = is_behind_blank_ || pasted::ends_like_sentence(last_line_);
        cue.place = place_;
        last_line_ = cue.text;
        is_behind_blank_ = false;
        transcript_->add(std::move(cue));
    }

    /// Above the first turn stand the title, the place and the day.
    void take_head(std::string_view line) {
        head_.emplace_back(line);
        if (!has_title_ && pasted::has_heading_form(line) && !pasted::read_time_line(line)) {
            recording_.title = std::string{line};
            has_title_ = true;
        }
        const auto time = pasted::read_time_line(line);
        if (time && time->date && time->date->year != 0 && !time->is_date_unsure) {
            pasted::TimeLine day;
            day.date = time->date;
            recording_.day = pasted::known_time(day, std::nullopt);
        }
    }

    void begin() {
        if (transcript_) return;
        transcript_.emplace(*intake_, recording_);
        for (std::string& line : head_) {
            transcript_->set_aside(std::move(line));
        }
        head_.clear();
    }

    Intake* intake_;
    spoken::Recording recording_;
    std::optional<spoken::Transcript> transcript_;
    std::vector<std::string> head_;
    std::string speaker_;
    std::string voice_;
    std::string last_line_;
    bool has_title_ = false;
    bool is_behind_blank_ = false;
    Place place_;
};

}  // namespace

/// Turns make up a quarter of the lines or more, of two voices at least, and no times stand alone
/// as a liveblog has them.
bool PrintedTranscript::fits(const Head& head) const {
    const std::string text = pasted::with_plain_lines(head.bytes);
    if (text.find('\0') != std::string::npos) return false;
    std::string_view left = text;
    std::map<std::string, std::size_t> names;
    std::size_t lines = 0;
    std::size_t turns = 0;
    std::size_t times = 0;
    while (!left.empty()) {
        const std::size_t feed = std::min(left.find('\n'), left.size());
        std::string_view line = pasted::trimmed(left.substr(0, feed));
        left.remove_prefix(std::min(feed + 1, left.size()));
        if (line.empty()) continue;
        ++lines;
        const auto time = pasted::read_time_line(line);
        if (time && time->minute_of_day) ++times;
        take_time_code(line);
        if (take_question(line)) {
            ++turns;
            ++names["Q"];
        } else if (const auto name = take_turn(line)) {
            ++turns;
            ++names[name->empty() ? "Q" : *name];
        }
    }
    constexpr std::size_t fewest_turns = 4;
    constexpr std::size_t lines_a_turn = 6;
    return turns >= fewest_turns && names.size() >= 2 && turns * lines_a_turn >= lines &&
           times * 4 < turns && names.size() * 3 <= turns * 2;
}

void PrintedTranscript::read(files::LineReader& capture, Intake& intake) const {
    auto text = capture.rest(intake.limits().page_bytes);
    if (!text) {
        return intake.reject("The transcript is longer than " +
                                 std::to_string(intake.limits().page_bytes) + " bytes. Split it.",
                             {});
    }
    if (const std::size_t at = files::find_ill_formed(*text); at != std::string::npos) {
        const auto line =
            1 + std::count(text->begin(), text->begin() + static_cast<std::ptrdiff_t>(at), '\n');
        auto repair = files::repair_utf8(*text);
        intake.complain(std::to_string(repair.replaced) +
                            " bytes are not UTF-8, the first here; they were kept as U+FFFD.",
                        {static_cast<std::uint64_t>(line), at});
        text = std::move(repair.text);
    }
    PrintedReading{intake}.read(pasted::with_plain_lines(*text));
}

}  // namespace onrecord::corpus::formats
