// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/spoken/transcript.hpp"

#include "corpus/formats/pasted/line_forms.hpp"
#include "corpus/formats/pasted/time_line.hpp"
#include "schema/sha256.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace onrecord::corpus::formats::spoken {
namespace {

// A turn longer than this ends at its next full sentence: a Hit should be a passage, not an hour.
constexpr std::size_t long_turn_bytes = 4000;
constexpr std::size_t long_unnamed_bytes = 1200;
constexpr std::size_t longest_turn_bytes = 64U << 10U;
// From one Cue's begin to the next: a Cue is shown for some three seconds.
constexpr std::uint32_t pause_milliseconds = 8000;

}  // namespace

Transcript::Transcript(Intake& intake, Recording recording)
    : intake_{&intake},
      recording_{std::move(recording)} {
    if (recording_.title.empty()) recording_.title = intake.file_name();
}

bool Transcript::ends_turn(const Cue& cue) const {
    if (entry_.text.empty()) return false;
    if (cue.begins_turn || cue.speaker != speaker_ || cue.voice != voice_) return true;
    if (entry_.text.size() >= longest_turn_bytes) return true;
    if (!pasted::ends_like_sentence(entry_.text)) return false;
    const bool is_named = !speaker_.empty() || !voice_.empty();
    if (entry_.text.size() >= (is_named ? long_turn_bytes : long_unnamed_bytes)) return true;
    const bool pauses = cue.milliseconds && last_ && *cue.milliseconds > *last_ &&
                        *cue.milliseconds - *last_ >= pause_milliseconds;
    return !is_named && pauses;
}

void Transcript::add(Cue cue) {
    if (cue.text.empty()) return;
    if (ends_turn(cue)) write();
    if (entry_.text.empty()) {
        speaker_ = std::move(cue.speaker);
        voice_ = std::move(cue.voice);
        entry_.published = cue.said;
        entry_.url = std::move(cue.url);
        origin_.local = std::move(cue.id);
        origin_.place = cue.place;
    } else {
        entry_.text += cue.begins_paragraph ? "\n\n" : " ";
    }
    if (cue.milliseconds) {
        const auto offset = static_cast<std::uint32_t>(entry_.text.size());
        entry_.time_codes.push_back({offset, *cue.milliseconds});
        last_ = cue.milliseconds;
    }
    entry_.text += cue.text;
}

void Transcript::set_aside(std::string text) {
    if (text.empty()) return;
    entry_.boilerplate.push_back({schema::BoilerplateKind::Other,
                                  std::move(text),
                                  static_cast<std::uint32_t>(entry_.text.size())});
}

void Transcript::write() {
    entry_.kind = schema::EntryKind::Primary;
    entry_.order = ++turns_;
    entry_.liveblog_title = recording_.title;
    entry_.liveblog_url = recording_.url;
    if (entry_.url.empty()) entry_.url = recording_.url;
    entry_.lang = recording_.lang;
    if (!entry_.published.is_known() && recording_.day) entry_.published = *recording_.day;
    if (!speaker_.empty()) {
        const auto end = static_cast<std::uint32_t>(entry_.text.size());
        entry_.typed_quotes.push_back({{0, end}, speaker_});
    }
    if (origin_.local.empty()) {
        origin_.local = entry_.time_codes.empty()
                            ? "words " + schema::sha256(speaker_ + '\n' + entry_.text)
                            : "spoken " + std::to_string(entry_.time_codes.front().milliseconds);
    }
    intake_->accept(std::move(entry_), origin_);
    entry_ = {};
    origin_ = {};
}

void Transcript::finish() {
    if (!entry_.text.empty()) write();
    if (turns_ == 0) intake_->reject("The transcript has no words.", {});
}

Recording recording_of(const Intake& intake) {
    Recording recording;
    recording.url = intake.hints().url;
    std::string title = intake.file_name();
    title.erase(std::min(title.rfind('.'), title.size()));
    if (const auto day = pasted::find_day(title)) {
        pasted::TimeLine line;
        line.date = day->date;
        recording.day = pasted::known_time(line, std::nullopt);
    }
    std::ranges::replace(title, '_', ' ');
    recording.title = std::move(title);
    return recording;
}

std::optional<std::uint32_t> read_time_code(std::string_view text) {
    double seconds = 0;
    double part = 0;
    double scale = 0;  // Of the next digit behind the point; 0 before it.
    int parts = 1;
    bool has_digit = false;
    for (const char letter : text) {
        if (letter >= '0' && letter <= '9') {
            has_digit = true;
            part = scale > 0 ? part + (letter - '0') * scale : part * 10 + (letter - '0');
            scale /= 10;
        } else if (letter == ':' && scale == 0 && has_digit && parts < 3) {
            constexpr int sixty = 60;
            seconds = (seconds + part) * sixty;
            part = 0;
            ++parts;
            has_digit = false;
        } else if ((letter == '.' || letter == ',') && scale == 0 && has_digit) {
            scale = 0.1;
        } else {
            return std::nullopt;
        }
    }
    constexpr double thousand = 1000;
    const double milliseconds = std::round((seconds + part) * thousand);
    if (!has_digit || milliseconds > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
    return static_cast<std::uint32_t>(milliseconds);
}

}  // namespace onrecord::corpus::formats::spoken
