// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/failure.hpp"
#include "schema/record.hpp"
#include "schema/sha256.hpp"
#include "tests/fuzz/fuzzer.hpp"

#include <cstdlib>

namespace {

using namespace onrecord::schema;

AnnotatedEntry invented() {
    AnnotatedEntry revision;
    Entry& entry = revision.entry;
    entry.id = entry_id("Skerry Post", "skerry-post/ferry", "1");
    entry.outlet = "Skerry Post";
    entry.liveblog = "skerry-post/ferry";
    entry.title = "Ferry back in service";
    entry.text = "\"It floats,\" said Captain Oda Lind.";
    entry.lang = "en";
    entry.published = {{1643378700000}, Precision::Second, TimeTrust::A};
    entry.bylines = {"A. Writer"};
    entry.typed_quotes = {{{1, 10}, "Oda Lind"}};
    Quote quote;
    quote.span = {1, 10};
    quote.speaker = "Oda Lind";
    quote.rule = "said-after";
    quote.evidence = {12, 34};
    revision.annotations.quotes = {quote};
    revision.annotations.speakers = {"Oda Lind"};
    return revision;
}

std::string with_digest(std::string_view content) {
    std::string bytes{content};
    for (const std::uint8_t byte : Sha256{}.add(content).finish_bytes()) {
        bytes += static_cast<char>(byte);
    }
    return bytes;
}

}  // namespace

std::vector<std::string> onrecord::fuzz::seeds() {
    const std::string record = encode_record(invented());
    return {record.substr(0, record.size() - 32), encode_record({}).substr(0, 30)};
}

/// The digest is made right first, or nothing would ever get past it. What is read must be what
/// writing it again and reading that gives.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes = with_digest({reinterpret_cast<const char*>(data), size});
    try {
        const AnnotatedEntry revision = decode_record(bytes);
        if (decode_record(encode_record(revision)) != revision) std::abort();
    } catch (const Failure& failure) {
        if (failure.status() != ExitStatus::BadData) std::abort();
    }
    return 0;
}
