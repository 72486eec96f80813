// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/format.hpp"

namespace onrecord::corpus::formats {

/// Known forms that are not supported: refused by name, so that the message is clear and they are
/// not mistaken for a page or pasted text.
class OtherForms final : public Format {
public:
    std::string_view name() const override { return ""; }
    std::string_view looks_like() const override { return ""; }
    bool fits(const Head& head) const override;
    void read(files::LineReader& capture, Intake& intake) const override;
};

}  // namespace onrecord::corpus::formats
