// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/document_reader.hpp"
#include "corpus/files/utf8.hpp"
#include "tests/fuzz/fuzzer.hpp"
#include "tests/support/docx.hpp"

#include <cstdlib>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

std::vector<std::string> onrecord::fuzz::seeds() {
    return {
        "mWe *must* [go](x) <b>now</b> \\* `a`\n\n> Quoted\n> words\n\n```\ncode\n```\n- list",
        "h<p>One <q>two</q><blockquote>We "
        "go</blockquote><figure><figcaption>x</figcaption></figure>",
        "tA line\r\nthat is broken\n\nAnother \xE2\x80\x9Cone\xE2\x80\x9D",
        "w" + tests::docx_of("<w:p><w:pPr><w:pStyle w:val=\"Quote\"/></w:pPr><w:r><w:t>We</w:t>"
                             "<w:br/></w:r><w:del><w:r><w:t>no</w:t></w:r></w:del></w:p>"),
    };
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes{reinterpret_cast<const char*>(data + 1), size - 1};
    constexpr std::string_view names[] = {"a.md", "a.html", "a.txt", ""};
    const auto document = onrecord::corpus::read_document(bytes, names[data[0] % 4U]);
    if (!document) {
        require(!document.error().reason.empty());
        return 0;
    }
    require(onrecord::corpus::files::find_ill_formed(document->text) == std::string::npos);
    for (const auto& quote : document->set_apart) {
        require(quote.span.begin < quote.span.end && quote.span.end <= document->text.size());
    }
    return 0;
}
