// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/format.hpp"

namespace onrecord::corpus::formats {

/// The transcript of a briefing or a hearing as text: each turn starts with `NAME:`, the name in
/// capitals (or `Q:`), optionally after a time code (`[00:13:07] NAME:`); its paragraphs follow.
class PrintedTranscript final : public Format {
public:
    std::string_view name() const override { return "printed-transcript"; }
    std::string_view looks_like() const override {
        return "transcripts as text: each turn begins with NAME: in capitals";
    }
    bool fits(const Head& head) const override;
    void read(files::LineReader& capture, Intake& intake) const override;
};

}  // namespace onrecord::corpus::formats
