// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/format.hpp"

namespace onrecord::corpus::formats {

/// A saved page with schema.org's LiveBlogPosting as JSON-LD.
class LiveblogHtml final : public Format {
public:
    std::string_view name() const override { return "liveblog-html"; }
    std::string_view looks_like() const override {
        return "HTML: a saved page with schema.org LiveBlogPosting as JSON-LD";
    }
    bool fits(const Head& head) const override;
    void read(files::LineReader& capture, Intake& intake) const override;
};

}  // namespace onrecord::corpus::formats
