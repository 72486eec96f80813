// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/format.hpp"

namespace onrecord::corpus::formats {

/// Forms that are known and not read: refused under their own name, so that nobody has to guess
/// what was wrong, and nothing of them is taken for a page or a pasted text.
class OtherForms final : public Format {
public:
    std::string_view name() const override { return ""; }
    std::string_view looks_like() const override { return ""; }
    bool fits(const Head& head) const override;
    void read(files::LineReader& capture, Intake& intake) const override;
};

}  // namespace onrecord::corpus::formats
