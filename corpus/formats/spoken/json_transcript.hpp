// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/format.hpp"

namespace onrecord::corpus::formats {

/// Transcripts that machines write as JSON: Whisper and WhisperX (`segments` with `start`, `text`,
/// `speaker`), YouTube's timed text (`events` with `tStartMs` and `segs`) and lists of
/// `{"text", "start", "duration"}` as its transcript tools give.
class JsonTranscript final : public Format {
public:
    std::string_view name() const override { return "json-transcript"; }
    std::string_view looks_like() const override {
        return "transcripts as JSON: of Whisper, WhisperX or YouTube";
    }
    bool fits(const Head& head) const override;
    void read(files::LineReader& capture, Intake& intake) const override;
};

}  // namespace onrecord::corpus::formats
