// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/containers/record.hpp"

#include <string>
#include <string_view>

// MHTML, saved by browsers as "web page, single file" (RFC 2557): a MIME message with the page and
// its images as parts.
namespace onrecord::corpus::containers {

bool is_mhtml(std::string_view head);

/// Passes on the parts; `seen` is the message's Date. The whole file is held in memory.
void read_mhtml(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink);

/// Decodes a part's transfer encoding (RFC 2045). Ill-formed data is passed unchanged.
std::string decode_quoted_printable(std::string_view text);
std::string decode_base64(std::string_view text);

}  // namespace onrecord::corpus::containers
