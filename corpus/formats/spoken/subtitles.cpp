// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/spoken/subtitles.hpp"

#include "corpus/files/utf8.hpp"
#include "corpus/formats/pasted/line_forms.hpp"
#include "corpus/formats/pasted/lines.hpp"
#include "corpus/formats/spoken/speakers.hpp"
#include "corpus/formats/spoken/transcript.hpp"
#include "corpus/html/entities.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace onrecord::corpus::formats {
namespace {

using spoken::Cue;

constexpr std::string_view arrow = "-->";

std::optional<std::uint32_t> begin_of(std::string_view line) {
    const std::size_t at = line.find(arrow);
    if (at == std::string_view::npos) return std::nullopt;
    return spoken::read_time_code(pasted::trimmed(line.substr(0, at)));
}

bool is_digits(std::string_view line) {
    return !line.empty() &&
           std::ranges::all_of(line, [](char letter) { return letter >= '0' && letter <= '9'; });
}

/// A line without its tags; `<v Ann Lee>` names who speaks.
std::string without_tags(std::string_view line, std::string& speaker) {
    std::string words;
    while (!line.empty()) {
        const std::size_t open = std::min(line.find('<'), line.size());
        words += line.substr(0, open);
        line.remove_prefix(open);
        if (line.empty()) break;
        const std::size_t close = line.find('>');
        if (close == std::string_view::npos) {
            words += line;
            break;
        }
        const std::string_view tag = line.substr(1, close - 1);
        const bool is_voice = tag.starts_with("v ") || tag.starts_with("v.");
        const std::size_t name = tag.find(' ');
        if (is_voice && name != std::string_view::npos) {
            speaker = html::decode_entities(pasted::trimmed(tag.substr(name)));
        }
        line.remove_prefix(close + 1);
    }
    return pasted::with_plain_lines(html::decode_entities(words));
}

class SubtitleReading {
public:
    explicit SubtitleReading(Intake& intake)
        : intake_{&intake},
          transcript_{intake, spoken::recording_of(intake)} {}

    void take(const files::Line& line) {
        place_ = Place{line.number, {}};
        if (line.is_too_long) {
            return intake_->reject("The line is too long for a subtitle.", place_);
        }
        std::string text{line.text};
        if (files::find_ill_formed(text) != std::string::npos) {
            text = files::repair_utf8(text).text;
            intake_->complain("The line is not UTF-8; its foreign bytes were kept as U+FFFD.",
                              place_);
        }
        const std::string_view words = pasted::trimmed(text);
        if (words.empty()) return end_cue();
        if (words.find(arrow) != std::string_view::npos) return begin_cue(words);
        if (is_in_cue_) lines_.emplace_back(words);
    }

    void finish() {
        end_cue();
        transcript_.finish();
    }

private:
    void begin_cue(std::string_view line) {
        end_cue();
        begin_ = begin_of(line);
        if (!begin_) {
            intake_->complain(
                "The cue's time cannot be read: it is like 00:01:02.500 "
                "--> 00:01:04.000. Its words were kept without one.",
                place_);
        }
        is_in_cue_ = true;
    }

    void end_cue() {
        // SubRip numbers each cue on the line before its time, without a blank line at times.
        if (is_in_cue_ && !lines_.empty() && lines_.size() > 1 && is_digits(lines_.back())) {
            lines_.pop_back();
        }
        for (const std::string& line : lines_) {
            add(line);
        }
        if (!lines_.empty()) shown_ = std::move(lines_);
        lines_.clear();
        is_in_cue_ = false;
    }

    /// Captions that roll show a line again in the next cue.
    bool is_shown_already(const std::string& line) const {
        return std::ranges::find(shown_, line) != shown_.end();
    }

    void add(const std::string& line) {
        if (is_shown_already(line)) return;
        Cue cue;
        std::string voice;
        std::string words = without_tags(line, voice);
        std::string_view rest = pasted::trimmed(words);
        const bool is_turn = spoken::take_turn_mark(rest);
        auto named = spoken::take_speaker(rest);
        if (!voice.empty()) {
            speaker_ = voice;
        } else if (named) {
            speaker_ = *named;
        } else if (is_turn) {
            speaker_.clear();
        }
        if (spoken::is_aside(rest)) return transcript_.set_aside(std::string{rest});
        cue.text = std::string{rest};
        cue.speaker = speaker_;
        cue.begins_turn = is_turn || named.has_value();
        cue.milliseconds = begin_;
        cue.place = place_;
        transcript_.add(std::move(cue));
    }

    Intake* intake_;
    spoken::Transcript transcript_;
    std::vector<std::string> lines_;
    std::vector<std::string> shown_;  ///< The lines of the cue before.
    std::optional<std::uint32_t> begin_;
    std::string speaker_;
    bool is_in_cue_ = false;
    Place place_;
};

}  // namespace

bool Subtitles::fits(const Head& head) const {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    std::string_view text = head.bytes;
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
    if (text.starts_with("WEBVTT")) return true;
    // SubRip has no signature: a number, and a time with an arrow on the next line.
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    const std::size_t feed = std::min(text.find('\n'), text.size());
    const std::string_view number = pasted::trimmed(text.substr(0, feed));
    text.remove_prefix(std::min(feed + 1, text.size()));
    const std::string_view time = text.substr(0, text.find('\n'));
    return is_digits(number) && begin_of(time).has_value();
}

void Subtitles::read(files::LineReader& capture, Intake& intake) const {
    SubtitleReading reading{intake};
    while (const auto line = capture.next()) {
        reading.take(*line);
    }
    reading.finish();
}

}  // namespace onrecord::corpus::formats
