// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/containers/record.hpp"

#include <string_view>

// ARC, the format of the Internet Archive's crawlers before WARC: for each document a line
// (`address host date type length`, with dates as 20240501090000), followed by that many bytes.
namespace onrecord::corpus::containers {

bool is_arc(std::string_view head);

/// Passes on the bodies of responses with status 200; `seen` is the line's date.
void read_arc(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink);

}  // namespace onrecord::corpus::containers
