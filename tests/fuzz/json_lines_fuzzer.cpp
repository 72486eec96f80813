// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/capture_fuzzer.hpp"
#include "tests/fuzz/fuzzer.hpp"

std::vector<std::string> onrecord::fuzz::seeds() {
    return {
        R"({"outlet":"Post","liveblog":"Live","liveblog_url":"https://p.example/l","id":"7",)"
        R"("url":"https://p.example/l#7","title":"Pickets","text":"\"We stay,\" said Jo.\n\nRain.",)"
        R"("lang":"en","published":"2024-03-05T08:15:00+01:00","modified":"2024-03-05",)"
        R"("seen":"2024-03-06T00:00:00Z","bylines":["Max Roe"],"sections":["Ferries"],)"
        R"("quotes":[{"speaker":"Jo","begin":1,"end":8},{"speaker":"Jo","text":"Rain."}],"order":4})"
        "\n{\"liveblog\":\"Live\",\"text\":\"caf\\u00e9 \\ud83d\\ude00\"}\n{\"broken\n\n[1]\n",
    };
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    onrecord::fuzz::read_as("live.jsonl", {reinterpret_cast<const char*>(data), size});
    return 0;
}
