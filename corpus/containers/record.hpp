// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/capture_reader.hpp"
#include "corpus/files/line_reader.hpp"
#include "corpus/formats/intake.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

// Captures of captures: files that hold what was fetched, each piece with its address and moment.
namespace onrecord::corpus::containers {

/// One piece of a container, to be read like a file of its own.
struct Record {
    std::string bytes;     ///< Unpacked; without headers.
    files::Pieces pieces;  ///< Or as a stream, which may be left unread: it lasts for the call.
    files::UnpackBudget* budget = nullptr;  ///< Of the stream.
    std::string name;                       ///< Of a member of a packed file.
    std::string url;                        ///< The address that it was fetched from.
    std::string media_type;  ///< Lower case, without parameters; empty when nothing says it.
    std::string charset;     ///< That its headers declare.
    std::optional<schema::Instant> seen;
    SeenBasis seen_basis = SeenBasis::Given;
};

using RecordSink = std::function<void(Record&&)>;

/// One kind of container. `read` hands on its records in their order; what it must pass over is a
/// Problem of `intake`.
struct Container {
    std::string_view name;  ///< As CaptureReport and `--json` name it.
    bool (*fits)(std::string_view head);
    void (*read)(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink);
};

/// The container that the Capture's first bytes tell of; nullptr when it is none.
const Container* find_container(std::string_view head);

}  // namespace onrecord::corpus::containers
