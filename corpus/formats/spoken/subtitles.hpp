// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/format.hpp"

namespace onrecord::corpus::formats {

/// WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format") and SubRip: cues with a time each,
/// speakers by `<v Name>` or `NAME:`; lines repeated in rolling captions are read once.
class Subtitles final : public Format {
public:
    std::string_view name() const override { return "subtitles"; }
    std::string_view looks_like() const override { return "subtitles: WebVTT or SubRip (SRT)"; }
    bool fits(const Head& head) const override;
    void read(files::LineReader& capture, Intake& intake) const override;
};

}  // namespace onrecord::corpus::formats
