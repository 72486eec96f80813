// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/containers/record.hpp"

#include <string_view>

// HAR (HTTP Archive 1.2), as saved by a browser's developer tools: JSON with pairs of requests and
// responses.
namespace onrecord::corpus::containers {

bool is_har(std::string_view head);

/// Passes on the bodies of responses with status 200; `seen` is `startedDateTime`. The whole file
/// is held in memory.
void read_har(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink);

}  // namespace onrecord::corpus::containers
