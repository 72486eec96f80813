// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/encoding/bytes.hpp"

// The numbers and strings of records, for files that others than schema write.
namespace onrecord::schema {

using encoding::ByteReader;
using encoding::ByteWriter;

}  // namespace onrecord::schema
