// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/format.hpp"

namespace onrecord::corpus::formats {

/// RSS (0.9x, 1.0, 2.0) and Atom (RFC 4287): an item is an Entry, the feed its Liveblog.
class Feed final : public Format {
public:
    std::string_view name() const override { return "feed"; }
    std::string_view looks_like() const override {
        return "RSS or Atom: a liveblog's feed, with --outlet";
    }
    bool fits(const Head& head) const override;
    void read(files::LineReader& capture, Intake& intake) const override;
};

}  // namespace onrecord::corpus::formats
