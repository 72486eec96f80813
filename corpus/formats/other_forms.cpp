// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/other_forms.hpp"

#include "corpus/xml/root.hpp"

#include <algorithm>

namespace onrecord::corpus::formats {
namespace {

struct Form {
    std::string_view sign;  ///< The root element, or the first bytes.
    std::string_view name;
};

constexpr Form roots[] = {
    {"packageItem", "a NewsML-G2 package without its items"},
    {"NewsML", "a NewsML 1 document"},
    {"urlset", "a site map"},
    {"sitemapindex", "a site map"},
    {"nitf", "an NITF document"},
    {"opml", "an OPML list"},
};

constexpr Form beginnings[] = {
    {"7z\xBC\xAF\x27\x1C", "a 7-Zip file"},
    {"bplist", "a Safari web archive"},
    {"%PDF-", "a PDF file"},
};

std::string_view name_of(std::string_view bytes) {
    for (const Form& form : beginnings) {
        if (bytes.starts_with(form.sign)) return form.name;
    }
    const std::string_view root = xml::root_of(bytes);
    const auto found = std::find_if(
        std::begin(roots), std::end(roots), [&](const Form& form) { return form.sign == root; });
    return found == std::end(roots) ? std::string_view{} : found->name;
}

}  // namespace

bool OtherForms::fits(const Head& head) const { return !name_of(head.bytes).empty(); }

void OtherForms::read(files::LineReader& capture, Intake& intake) const {
    intake.reject("This is " + std::string{name_of(capture.head(head_bytes))} +
                      ", which is not read. Save the liveblog's page itself, or turn its entries "
                      "into JSON Lines (docs/exchange-format.md).",
                  {});
}

}  // namespace onrecord::corpus::formats
