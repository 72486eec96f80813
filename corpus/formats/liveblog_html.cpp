// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/liveblog_html.hpp"

#include "corpus/files/utf8.hpp"
#include "corpus/formats/page/page_reading.hpp"
#include "corpus/formats/page/places.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::corpus::formats {

bool LiveblogHtml::fits(const Head& head) const {
    std::string_view text = head.bytes;
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (!text.starts_with('<') || text.size() < 2) return false;
    const char next = text[1];
    return next == '!' || next == '?' || (next >= 'a' && next <= 'z') ||
           (next >= 'A' && next <= 'Z');
}

void LiveblogHtml::read(files::LineReader& capture, Intake& intake) const {
    auto page = capture.rest(intake.limits().page_bytes);
    if (!page) {
        return intake.reject(
            "The page is longer than " + std::to_string(intake.limits().page_bytes) + " bytes.",
            {});
    }
    if (const std::size_t at = files::find_ill_formed(*page); at != std::string::npos) {
        auto repair = files::repair_utf8(*page);
        intake.complain(
            std::to_string(repair.replaced) +
                " bytes are not UTF-8, the first here; the page was kept with U+FFFD in "
                "their place. Convert the file with iconv and import it again.",
            page::Places{*page}.at(at));
        page = std::move(repair.text);
    }
    page::PageReading{intake, *page}.read();
}

}  // namespace onrecord::corpus::formats
