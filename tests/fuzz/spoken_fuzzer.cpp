// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/capture_fuzzer.hpp"
#include "tests/fuzz/fuzzer.hpp"

std::vector<std::string> onrecord::fuzz::seeds() {
    return {
        "WEBVTT\n\n00:01.500 --> 00:03.000\n<v Ada Brook>The pier <i>holds</i>\n\n"
        "00:04.000 --> 00:05.000\n>> Who pays?\n",
        "1\n00:00:01,500 --> 00:00:03,000\nADA BROOK: It holds.\n\n2\n00:00:03,000 --> "
        "00:00:05,000\n[Applause]\n",
        R"({"segments": [{"start": 0.5, "text": " It holds.", "speaker": "SPEAKER_00"}]})",
        R"({"events": [{"tStartMs": 1200, "segs": [{"utf8": "it holds"}]}]})",
        "<publicwhip><speech id=\"2024-03-05a.1\" speakername=\"Ada Brook\" time=\"14:05\"><p>It "
        "<i>holds</i></p></speech></publicwhip>",
        "<akomaNtoso><TLCPerson eId=\"r\" showAs=\"Jo Reed\"/><speech by=\"#r\"><from>Jo "
        "Reed:</from><p>Later</p></speech></akomaNtoso>",
        "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><person xml:id=\"b\"><surname>Brook</surname>"
        "</person><note type=\"speaker\">B:</note><u who=\"#b\"><seg>It holds</seg></u></TEI>",
        "MS. BROOK: It holds.\nQ  Who pays?\n[00:01:02] MR. REED: Later.\nQ: When?\nMS. BROOK: "
        "Now.\n"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    onrecord::fuzz::read_as("council-2024-03-05.txt", {reinterpret_cast<const char*>(data), size});
    return 0;
}
