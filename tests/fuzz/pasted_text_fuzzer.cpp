// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/capture_fuzzer.hpp"
#include "tests/fuzz/fuzzer.hpp"

#include <fstream>
#include <iterator>

/// Two of the shapes that the unit tests have golden files for.
std::vector<std::string> onrecord::fuzz::seeds() {
    std::vector<std::string> pages;
    for (const char* name : {"headings-only-2022-05-06.txt", "harbour-post-2024-03-05.txt"}) {
        std::ifstream in{std::string{"tests/data/pasted/"} + name, std::ios::binary};
        pages.emplace_back(std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{});
    }
    return pages;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    onrecord::fuzz::read_as("post-2024-03-05.txt", {reinterpret_cast<const char*>(data), size});
    return 0;
}
