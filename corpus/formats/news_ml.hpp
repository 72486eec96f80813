// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/format.hpp"

namespace onrecord::corpus::formats {

/// NewsML-G2 of the IPTC: a `newsItem`, or several in a `newsMessage`; the text is in `inlineXML`
/// as NITF or XHTML, or in `inlineData`. An item is an Entry identified by its `guid`; its slugline
/// names the Liveblog. `pubStatus` `stat:canceled` means that it was withdrawn.
class NewsMl final : public Format {
public:
    std::string_view name() const override { return "newsml-g2"; }
    std::string_view looks_like() const override { return "NewsML-G2: an agency's news items"; }
    bool fits(const Head& head) const override;
    void read(files::LineReader& capture, Intake& intake) const override;
};

}  // namespace onrecord::corpus::formats
