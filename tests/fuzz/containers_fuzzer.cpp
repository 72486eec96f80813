// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/capture_fuzzer.hpp"
#include "tests/fuzz/fuzzer.hpp"
#include "tests/support/packed_files.hpp"

std::vector<std::string> onrecord::fuzz::seeds() {
    const std::string page =
        R"(<!DOCTYPE html><html lang="en"><script type="application/ld+json">)"
        R"({"@type":"LiveBlogPosting","headline":"Dam live","liveBlogUpdate":[{"@id":"u1",)"
        R"("datePublished":"2024-05-01T09:00:00Z","articleBody":"All dry."}]}</script></html>)";
    const std::string response =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" +
        std::string{"ff\r\n"} + page + "\r\n0\r\n\r\n";
    return {
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-05-01T10:00:00Z\r\nContent-Type: "
        "application/http\r\nContent-Length: " +
            std::to_string(response.size()) + "\r\n\r\n" + response + "\r\n\r\n",
        "Date: Wed, 1 May 2024 12:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: "
        "multipart/related; boundary=\"cut\"\r\n\r\n--cut\r\nContent-Type: text/html\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n" +
            page + "\r\n--cut\r\nContent-Transfer-Encoding: base64\r\n\r\nQWxs\r\n--cut--\r\n",
        tests::pack(tests::Packing::Zip, {{"a.html", page}, {"b.png", "x"}, {"c.json", "[]"}}),
        tests::pack(tests::Packing::Tar, {{"a.html", page}}),
        tests::pack(tests::Packing::TarXz, {{"a.html", page}}),
        "filedesc://a 0 20240501100000 text/plain 3\nx\n\nhttp://a.example/ 0 20240501100001 "
        "text/html " +
            std::to_string(response.size()) + "\n" + response + "\n",
        R"({"log":{"creator":{},"entries":[{"startedDateTime":"2024-05-01T10:00:02Z","request":)"
        R"({"url":"http://a.example/"},"response":{"status":200,"content":{"mimeType":"text/html",)"
        R"("encoding":"base64","text":"PGh0bWw+"}}}]}})",
        "[{\"outlet\":\"Post\",\"liveblog\":\"Dam live\",\"id\":1,\"text\":\"All dry.\"}, 7]",
        "{\n\"response\": {\"content\": []}\n}",
        R"(<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1"><itemMeta><provider)"
        R"( literal="Post"/><versionCreated>2024-05-01T10:00:00Z</versionCreated></itemMeta><contentMeta>)"
        R"(<headline>Dam</headline><slugline>dam-live</slugline></contentMeta><contentSet><inlineXML><html)"
        R"( xmlns="http://www.w3.org/1999/xhtml"><body><p>All dry.</p></body></html></inlineXML></contentSet>)"
        R"(</newsItem>)",
        "<?xml version=\"1.0\"?><rss><channel><title>Dam live</title><item><guid>1</guid>"
        "<title>a</title><description>&lt;p&gt;b</description></item></channel></rss>",
    };
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    onrecord::fuzz::read_as("crawl.bin", {reinterpret_cast<const char*>(data), size});
    return 0;
}
