// Viewer request: every place in the console is its one page. Files have a dot in their last segment, places do not.
function handler(event) {
    var request = event.request;
    if (request.uri.lastIndexOf('/admin/canopy/', 0) === 0 && request.uri.split('/').pop().indexOf('.') < 0) {
        request.uri = '/admin/canopy/index.html';
    }
    return request;
}
