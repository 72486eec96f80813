// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/encoding/bytes.hpp"

// The public names of the variable-length encoding of numbers and strings (encoding/bytes.hpp), for
// files that other components write.
namespace onrecord::schema {

using encoding::ByteReader;
using encoding::ByteWriter;

}  // namespace onrecord::schema
