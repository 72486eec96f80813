// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/import_key.hpp"

#include "schema/sha256.hpp"

namespace onrecord::corpus::archive {

std::string import_key(std::string_view capture_sha256, const CaptureHints& hints) {
    constexpr std::string_view zero{"\0", 1};
    schema::Sha256 digest;
    digest.add(capture_sha256)
        .add(zero)
        .add(hints.outlet)
        .add(zero)
        .add(hints.lang)
        .add(zero)
        .add(std::to_string(reader_version));
    // What was not told before it was counted must not change the keys of then.
    if (!hints.url.empty()) digest.add(zero).add("url").add(zero).add(hints.url);
    if (hints.seen) {
        digest.add(zero).add("seen").add(zero).add(std::to_string(hints.seen->milliseconds));
    }
    return digest.finish();
}

}  // namespace onrecord::corpus::archive
