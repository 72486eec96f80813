// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/containers/record.hpp"

// WARC, the format of web crawlers (ISO 28500:2017): a sequence of records, each with a header;
// compressed as a whole or record by record, which makes no difference here.
namespace onrecord::corpus::containers {

bool is_warc(std::string_view head);

/// Passes on the bodies of responses with status 200 and of resources; `seen` is WARC-Date. Other
/// records (requests, metadata, revisits) contain no page. One record is held in memory at a time.
void read_warc(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink);

}  // namespace onrecord::corpus::containers
