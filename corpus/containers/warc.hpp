// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/containers/record.hpp"

// WARC, what crawlers write (ISO 28500:2017): records with a header each, one behind the other;
// packed as a whole or record by record, which is the same to us.
namespace onrecord::corpus::containers {

bool is_warc(std::string_view head);

/// Hands on the bodies of responses with status 200 and of resources; `seen` is WARC-Date. Other
/// records are requests, metadata, revisits: they hold no page. One record is held at a time.
void read_warc(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink);

}  // namespace onrecord::corpus::containers
