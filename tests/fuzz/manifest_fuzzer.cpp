// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/failure.hpp"
#include "schema/generation.hpp"
#include "schema/sha256.hpp"
#include "tests/fuzz/fuzzer.hpp"

#include <cstdlib>

using namespace onrecord::schema;

std::vector<std::string> onrecord::fuzz::seeds() {
    Manifest manifest;
    manifest.number = 3;
    manifest.created = "2022-01-28T14:05:00Z";
    manifest.files = {{"speaker-aliases.tsv", 12, std::string(64, 'a')}};
    ManifestShard shard;
    shard.folder = "shard-00";
    shard.languages = {"en", "uk"};
    shard.files = {{"facets.column", 1000, std::string(64, 'b')}};
    manifest.shards = {shard, shard};
    const std::string text = to_text(manifest);
    return {text.substr(0, text.rfind("digest "))};
}

/// The digest is made right first, or nothing would ever get past it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string text{reinterpret_cast<const char*>(data), size};
    text += "digest " + sha256(text) + "\n";
    try {
        const Manifest manifest = read_manifest(text, "MANIFEST");
        if (read_manifest(to_text(manifest), "MANIFEST") != manifest) std::abort();
    } catch (const Failure& failure) {
        if (failure.status() != ExitStatus::BadData) std::abort();
    }
    return 0;
}
