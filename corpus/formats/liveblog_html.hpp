// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/format.hpp"

namespace onrecord::corpus::formats {

/// A saved page: schema.org's LiveBlogPosting as JSON-LD, microdata or RDFa, merged with the page's
/// markup, which is also read alone (corpus/formats/page/).
class LiveblogHtml final : public Format {
public:
    std::string_view name() const override { return "liveblog-html"; }
    std::string_view looks_like() const override { return "HTML: a saved page of a liveblog"; }
    bool fits(const Head& head) const override;
    void read(files::LineReader& capture, Intake& intake) const override;
};

}  // namespace onrecord::corpus::formats
