// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/containers/record.hpp"

#include <string_view>

// ARC, what the Internet Archive's crawlers wrote before WARC: a line for each document
// (`address host date type length`, date as 20240501090000), then so many bytes.
namespace onrecord::corpus::containers {

bool is_arc(std::string_view head);

/// Hands on the bodies of responses with status 200; `seen` is the line's date.
void read_arc(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink);

}  // namespace onrecord::corpus::containers
