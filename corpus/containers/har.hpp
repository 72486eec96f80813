// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/containers/record.hpp"

#include <string_view>

// HAR, what a browser's developer tools save of its traffic (HTTP Archive 1.2): JSON with a request
// and its response each.
namespace onrecord::corpus::containers {

bool is_har(std::string_view head);

/// Hands on the bodies of responses with status 200; `seen` is `startedDateTime`. The file is held
/// whole.
void read_har(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink);

}  // namespace onrecord::corpus::containers
