// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/capture_reader.hpp"
#include "corpus/files/line_reader.hpp"
#include "corpus/formats/intake.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

// Containers: files that contain several Captures, each with its address and time.
namespace onrecord::corpus::containers {

/// A member of a container, to be read like a separate file.
struct Record {
    std::string bytes;     ///< Decoded; without headers.
    files::Pieces pieces;  ///< Or as a stream, valid during the call; need not be read.
    files::UnpackBudget* budget = nullptr;  ///< Decompression budget of the stream.
    std::string name;                       ///< Name of the member of a packed file.
    std::string url;                        ///< The address from which it was fetched.
    std::string media_type;                 ///< Lower case, without parameters; empty: unknown.
    std::string charset;                    ///< Declared by its headers.
    std::optional<schema::Instant> seen;
    SeenBasis seen_basis = SeenBasis::Given;
};

using RecordSink = std::function<void(Record&&)>;

/// A kind of container. `read` passes on its records in order; what it cannot read becomes a
/// Problem of `intake`.
struct Container {
    std::string_view name;  ///< As in CaptureReport and `--json`.
    bool (*fits)(std::string_view head);
    void (*read)(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink);
};

/// The kind of container, detected from the Capture's first bytes; nullptr when it is none.
const Container* find_container(std::string_view head);

}  // namespace onrecord::corpus::containers
