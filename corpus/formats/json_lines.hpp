// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/format.hpp"

namespace onrecord::corpus::formats {

/// Our documented exchange format: one Entry per line (docs/exchange-format.md).
class JsonLines final : public Format {
public:
    std::string_view name() const override { return "json-lines"; }
    std::string_view looks_like() const override {
        return "JSON Lines: one JSON object a line, one entry each (docs/exchange-format.md)";
    }
    bool fits(const Head& head) const override;
    void read(files::LineReader& capture, Intake& intake) const override;
};

}  // namespace onrecord::corpus::formats
