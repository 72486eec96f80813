// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/containers/record.hpp"

#include <string>
#include <string_view>

// MHTML, what browsers save as "web page, single file" (RFC 2557): a mail with the page and its
// images as parts.
namespace onrecord::corpus::containers {

bool is_mhtml(std::string_view head);

/// Hands on the parts; `seen` is the message's Date. The file is held whole.
void read_mhtml(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink);

/// A part's bytes out of its transfer encoding (RFC 2045). What is not well-formed passes as it is.
std::string decode_quoted_printable(std::string_view text);
std::string decode_base64(std::string_view text);

}  // namespace onrecord::corpus::containers
