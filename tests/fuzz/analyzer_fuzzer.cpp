// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/analyzer.hpp"
#include "tests/fuzz/fuzzer.hpp"

#include <cstdlib>

namespace {

using namespace onrecord::schema;

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

std::vector<std::string> onrecord::fuzz::seeds() {
    return {
        "The U.S. and the U.K. pledged $8,500bn, 3.5% more; it\u2019s Kyiv\u2019s l\u2019Ukraine.",
        "NONE OF US, US-led un\u00ADder &#39;don&rsquo;t\u2019 28.01.2022 1.000.000",
        "\u0438\u0306 \u043E\u0431\u2019\u0454\u043A\u0442 \u4E2D\u56FD \u304B\u3099 \u0E01\u0E33 "
        "\u1112\u1161\u11AB",
        std::string(300, 'x') + "'s"};
}

/// Every word stands where its span says, and its form reads as itself.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Analyzer analyzer;
    const std::string text{reinterpret_cast<const char*>(data), size};
    std::uint32_t before = 0;
    for (const Word& word : analyzer.read(text, size % 2 == 0 ? "en" : "de")) {
        require(!word.form.empty() && word.form.size() <= 256);
        require(word.span.begin >= before && word.span.begin < word.span.end);
        require(word.span.end <= text.size());
        before = word.span.begin;
        const auto again = analyzer.read(word.form, "en");
        require(again.size() == 1 && (again[0].form == word.form || word.form == "us"));
        require(!analyzer.stem(word.form, "en").empty());
    }
    const std::string folded = fold(text);
    require(fold(folded) == folded);
    return 0;
}
