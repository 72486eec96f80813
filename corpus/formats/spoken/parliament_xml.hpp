// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/format.hpp"

namespace onrecord::corpus::formats {

/// The records of parliaments as XML: Hansard as the Public Whip's scrapers and TheyWorkForYou give
/// it
/// (`<speech speakername>`), Akoma Ntoso debates (OASIS; `<speech by>` with `<from>`), and TEI as
/// ParlaMint uses it (`<u who>` with `<seg>`). A speech is a turn; notes and stage directions are
/// set aside.
class ParliamentXml final : public Format {
public:
    std::string_view name() const override { return "parliament-xml"; }
    std::string_view looks_like() const override {
        return "parliaments' records as XML: Hansard (publicwhip), Akoma Ntoso, TEI (ParlaMint)";
    }
    bool fits(const Head& head) const override;
    void read(files::LineReader& capture, Intake& intake) const override;
};

}  // namespace onrecord::corpus::formats
