// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/format.hpp"

namespace onrecord::corpus::formats {

/// The exchange format as one JSON document: an array of records, or one record over several lines.
/// Other JSON is refused with one message, which names its form if known.
class JsonDocument final : public Format {
public:
    std::string_view name() const override { return "json"; }
    std::string_view looks_like() const override {
        return "JSON: one array of such objects, or one object over several lines";
    }
    bool fits(const Head& head) const override;
    void read(files::LineReader& capture, Intake& intake) const override;
};

}  // namespace onrecord::corpus::formats
