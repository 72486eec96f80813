// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/import_key.hpp"

#include "schema/sha256.hpp"

namespace onrecord::corpus::archive {

std::string import_key(std::string_view capture_sha256, const CaptureHints& hints) {
    constexpr std::string_view zero{"\0", 1};
    return schema::Sha256{}
        .add(capture_sha256)
        .add(zero)
        .add(hints.outlet)
        .add(zero)
        .add(hints.lang)
        .add(zero)
        .add(std::to_string(reader_version))
        .finish();
}

}  // namespace onrecord::corpus::archive
