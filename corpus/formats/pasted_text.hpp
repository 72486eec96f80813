// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/format.hpp"

namespace onrecord::corpus::formats {

/// A liveblog's page pasted into a text file, with everything around its entries. Implemented in
/// corpus/formats/pasted/.
class PastedText final : public Format {
public:
    std::string_view name() const override { return "pasted-text"; }
    std::string_view looks_like() const override {
        return "pasted text: a liveblog's page as text, a time before each entry's paragraphs or "
               "a heading over them";
    }
    bool fits(const Head& head) const override;
    void read(files::LineReader& capture, Intake& intake) const override;
};

}  // namespace onrecord::corpus::formats
