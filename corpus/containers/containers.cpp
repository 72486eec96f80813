// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/containers/arc.hpp"
#include "corpus/containers/har.hpp"
#include "corpus/containers/mhtml.hpp"
#include "corpus/containers/packed.hpp"
#include "corpus/containers/record.hpp"
#include "corpus/containers/warc.hpp"

#include <algorithm>

namespace onrecord::corpus::containers {
namespace {

constexpr Container table[] = {
    {"warc", is_warc, read_warc},
    {"mhtml", is_mhtml, read_mhtml},
    {"arc", is_arc, read_arc},
    {"har", is_har, read_har},
    {"zip", is_zip, read_packed},
    {"tar", is_tar, read_packed},
    {"xz", is_xz, read_packed},
    {"bzip2", is_bzip2, read_packed},
};

}  // namespace

const Container* find_container(std::string_view head) {
    const auto found =
        std::find_if(std::begin(table), std::end(table), [&](const Container& container) {
            return container.fits(head);
        });
    return found == std::end(table) ? nullptr : found;
}

}  // namespace onrecord::corpus::containers
