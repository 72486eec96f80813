// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/spoken/json_transcript.hpp"

#include "corpus/formats/pasted/line_forms.hpp"
#include "corpus/formats/pasted/lines.hpp"
#include "corpus/formats/spoken/speakers.hpp"
#include "corpus/formats/spoken/transcript.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <new>
#include <simdjson.h>
#include <utility>

namespace onrecord::corpus::formats {
namespace {

using simdjson::dom::element;

constexpr double milliseconds_a_second = 1000;

std::optional<std::uint32_t> to_milliseconds(double value) {
    const double rounded = std::round(value);
    if (!(rounded >= 0) || rounded > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
    return static_cast<std::uint32_t>(rounded);
}

/// A number, or a number printed as a string as some tools do.
std::optional<double> number_of(const element& object, std::string_view name) {
    element value;
    if (object[name].get(value) != simdjson::SUCCESS) return std::nullopt;
    double number = 0;
    if (value.get(number) == simdjson::SUCCESS) return number;
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS) return std::nullopt;
    const auto code = spoken::read_time_code(text);
    if (!code) return std::nullopt;
    return *code / milliseconds_a_second;
}

std::string text_of(const element& object, std::string_view name) {
    std::string_view text;
    if (object[name].get(text) != simdjson::SUCCESS) return {};
    std::string plain = pasted::with_plain_lines(text);
    std::ranges::replace(plain, '\n', ' ');
    return std::string{pasted::trimmed(plain)};
}

class JsonReading {
public:
    explicit JsonReading(Intake& intake) : intake_{&intake} {}

    void read(const std::string& json) {
        simdjson::dom::parser parser;
        const auto depth = static_cast<std::size_t>(intake_->limits().nesting_depth);
        if (parser.allocate(json.size() + 1, depth) != simdjson::SUCCESS) throw std::bad_alloc{};
        element root;
        if (const auto error = parser.parse(json).get(root); error != simdjson::SUCCESS) {
            return intake_->reject("The transcript is not whole JSON (" +
                                       std::string{simdjson::error_message(error)} + ").",
                                   {});
        }
        spoken::Recording recording = spoken::recording_of(*intake_);
        const std::string lang = text_of(root, "language");
        if (!lang.empty()) recording.lang = lang;
        if (const std::string title = text_of(root, "title"); !title.empty()) {
            recording.title = title;
        }
        transcript_.emplace(*intake_, std::move(recording));
        read_list(list_of(root));
        if (passed_over_ > 0) {
            intake_->complain(std::to_string(passed_over_) +
                              " segments have no text that can be read and were passed over.");
        }
        transcript_->finish();
    }

private:
    static element list_of(const element& root) {
        for (const char* name : {"segments", "events", "transcript", "results", "monologues"}) {
            element list;
            if (root[name].get(list) == simdjson::SUCCESS && list.is_array()) return list;
        }
        return root;
    }

    void read_list(const element& list) {
        simdjson::dom::array items;
        if (list.get(items) != simdjson::SUCCESS) {
            return intake_->reject("The transcript has no list of segments.", {});
        }
        for (const element item : items) {
            read_segment(item);
        }
    }

    void read_segment(const element& item) {
        if (!item.is_object()) {
            ++passed_over_;
            return;
        }
        simdjson::dom::array segments;
        const bool is_event = item["segs"].get(segments) == simdjson::SUCCESS;
        spoken::Cue cue;
        if (is_event) {
            for (const element segment : segments) {
                std::string_view text;
                if (segment["utf8"].get(text) == simdjson::SUCCESS) cue.text += text;
            }
            cue.text = pasted::with_plain_lines(cue.text);
            std::ranges::replace(cue.text, '\n', ' ');
            cue.text = std::string{pasted::trimmed(cue.text)};
        } else {
            cue.text = text_of(item, "text");
        }
        if (!is_event && cue.text.empty() && item["tStartMs"].error() != simdjson::SUCCESS) {
            ++passed_over_;
        }
        if (const auto begin = number_of(item, "tStartMs")) {
            cue.milliseconds = to_milliseconds(*begin);
        }
        if (const auto begin = number_of(item, "start")) {
            cue.milliseconds = to_milliseconds(*begin * milliseconds_a_second);
        }
        add(std::move(cue), text_of(item, "speaker"));
    }

    /// `SPEAKER_00` is a voice that the machine told apart, and no name.
    void add(spoken::Cue cue, const std::string& speaker) {
        std::string_view rest = cue.text;
        cue.begins_turn = spoken::take_turn_mark(rest);
        std::string spoken_by = speaker + ": x";
        std::string_view name_line = spoken_by;
        const auto given = spoken::take_speaker(name_line);
        if (given && !given->empty()) cue.speaker = *given;
        cue.voice = cue.speaker.empty() ? speaker : std::string{};
        if (const auto named = spoken::take_speaker(rest); named && speaker.empty()) {
            printed_ = *named;
            cue.begins_turn = true;
        } else if (cue.begins_turn) {
            printed_.clear();
        }
        if (speaker.empty()) cue.speaker = printed_;
        if (spoken::is_aside(rest)) return transcript_->set_aside(std::string{rest});
        cue.text = std::string{rest};
        transcript_->add(std::move(cue));
    }

    Intake* intake_;
    std::optional<spoken::Transcript> transcript_;
    std::string printed_;  ///< Who the words themselves last said speaks.
    std::size_t passed_over_ = 0;
};

}  // namespace

bool JsonTranscript::fits(const Head& head) const {
    std::string_view text = head.bytes;
    text.remove_prefix(std::min(text.find_first_of("{["), text.size()));
    if (text.empty() ||
        pasted::trimmed(head.bytes.substr(0, head.bytes.size() - text.size())).size() > 3) {
        return false;
    }
    const auto has = [&](std::string_view member) {
        return text.find('"' + std::string{member} + '"') != std::string_view::npos;
    };
    const bool is_whisper = text.front() == '{' && has("segments") && has("start") && has("text");
    const bool is_timed_text = has("tStartMs") && has("segs");
    const bool is_list = has("text") && has("start") && has("duration") && !has("outlet");
    return is_whisper || is_timed_text || is_list;
}

void JsonTranscript::read(files::LineReader& capture, Intake& intake) const {
    const auto json = capture.rest(intake.limits().page_bytes);
    if (!json) {
        return intake.reject("The transcript is longer than " +
                                 std::to_string(intake.limits().page_bytes) + " bytes. Split it.",
                             {});
    }
    JsonReading{intake}.read(*json);
}

}  // namespace onrecord::corpus::formats
